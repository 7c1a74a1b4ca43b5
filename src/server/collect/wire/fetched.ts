import type { Origin } from "../source-problems.ts";

/** Rows, and the address that gave them. */
export interface Fetched<Row> {
  readonly rows: readonly Row[];
  readonly origin: Origin;
}
