import type { Loading } from "../../client/data/block-loader.ts";
import { throwError, type CellError } from "../cell.ts";
import type { Streaming } from "../streaming.ts";
import type { Cells, DataFunction } from "./data-function.ts";

/** The calls that wait for one block. */
export interface Group {
  readonly loading: Loading;
  readonly calls: Call[];
  waiting: number;
}

export const NO_GROUPS: readonly Group[] = [];

/** What a host hands over with a call that can be given up. */
export interface Cancelable {
  onCanceled: () => void;
}

/** Stands for the host where a call takes one answer. */
export class OneAnswer implements Streaming {
  onCanceled: (() => void) | undefined = undefined;

  constructor(private readonly resolve: (cells: Cells | Promise<never>) => void) {}

  setResult(told: unknown): void {
    this.onCanceled = undefined;
    this.resolve(Array.isArray(told) ? (told as Cells) : rejected(told as CellError));
  }
}

/** A cell that wants an answer, or that is told again when the answer changes. */
export class Call {
  request: unknown = undefined;
  last: Cells | CellError | null = null;
  groups: readonly Group[] = NO_GROUPS;
  /** Blocks that it waits for. */
  missing = 0;
  /** How often blocks were fetched for it without an answer. */
  attempts = 0;
  queued = false;
  over = false;
  /** Place among those that stream; -1 = it takes one answer. */
  place = -1;

  constructor(
    readonly definition: DataFunction,
    readonly args: readonly unknown[],
    readonly cell: Pick<Streaming, "setResult">,
  ) {}
}

/** True for what it hands over last with one that can be given up. */
export function isCancelable(argument: unknown): argument is Cancelable {
  return typeof argument === "object" && argument !== null && "onCanceled" in argument;
}

/** A promise that is refused with the error, which is none of JavaScript's own. */
function rejected(error: CellError): Promise<never> {
  return Promise.resolve(error).then(throwError<never>);
}
