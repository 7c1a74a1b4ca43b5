import { MetricError } from "../errors.ts";

/** An error that came in with the data. It is handed back in its place; what its code means is the host's affair. */
export class IncomingError {
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}

/** Why a cell holds no number. */
export type Fault = MetricError | IncomingError;

/** True for a value that stands for an error, whoever made it. */
export function isFault(value: unknown): value is Fault {
  return value instanceof MetricError || value instanceof IncomingError;
}
