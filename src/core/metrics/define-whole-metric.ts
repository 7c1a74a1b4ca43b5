import { singleCell } from "../columns/block.ts";
import type { Answer } from "../columns/broadcast.ts";
import { isFault } from "../columns/fault.ts";
import { admitConstants, type Constants } from "./admit.ts";
import type { Description, Evaluation, Metric, TableCell } from "./metric.ts";
import type { ConstantsOf, Parameter } from "./parameter.ts";
import { settle } from "./settle.ts";

type Computed = Answer | boolean | readonly (readonly TableCell[])[];

interface Computation<Ps extends readonly Parameter[]> {
  /** Computes the one answer, or the cells of a table that spills. */
  readonly compute: (values: ConstantsOf<Ps>) => Computed;
}

/** A function of whole arguments (lists, tables, one series), which gives one answer or one table. */
export function defineWholeMetric<const Ps extends readonly Parameter[]>(
  definition: Description<Ps> & Computation<Ps>,
): Metric {
  const { parameters } = definition;
  const compute = definition.compute as (values: Constants) => Computed;

  return {
    ...definition,
    evaluate(inputs): Evaluation {
      const values = admitConstants(parameters.map((parameter, index) => [parameter, inputs[index]]));
      if (isFault(values)) return { block: singleCell(values) };
      const answer = compute(values);
      return isTable(answer) ? { table: answer } : { block: singleCell(settle(answer)) };
    },
  };
}

function isTable(answer: Computed): answer is readonly (readonly TableCell[])[] {
  return Array.isArray(answer);
}
