import type { Fault } from "../../core/columns/fault.ts";
import type { View } from "../../client/data/view.ts";
import type { Description } from "../../core/metrics/metric.ts";
import type { DescribedParameter } from "../../core/metrics/parameter.ts";
import type { Display } from "../display.ts";

/** Rows of cells as the host takes them. */
export type Cells = unknown[][];

/** A function that reads disclosed data. */
export interface DataFunction<Request = unknown> extends Description {
  readonly category: 6;
  /** What is asked for, or what is wrong with the arguments; no data is needed to tell. */
  readonly read: (args: readonly unknown[]) => Request | Fault;
  /** True where the answer follows from the arguments alone. */
  readonly withoutData?: true;
  /** The answer from what has been read; null where the view has noted that more is wanted. */
  readonly answer: (request: Request, view: View, display: Display) => Cells | Fault | null;
}

/** Ties the request that is read to the one that is answered. */
export function defineDataFunction<Request>(
  definition: Omit<DataFunction<Request>, "category" | "formula" | "result"> & {
    readonly parameters: readonly DescribedParameter[];
  },
): DataFunction {
  const { read, answer, ...rest } = definition;
  return {
    ...rest,
    ...{ category: 6, formula: [], result: { kind: "table" }, read },
    answer: (request, view, display) => answer(request as Request, view, display),
  };
}
