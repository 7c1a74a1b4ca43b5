import { MetricError, type MetricErrorKind } from "../errors.ts";

const answer =
  (kind: MetricErrorKind) =>
  (zh: string, en: string): MetricError =>
    new MetricError(kind, { zh, en });

/** The argument is wrong; the text says what was given and what is expected. */
export const badInput = answer("badInput");
/** Data that the answer needs is missing. */
export const missing = answer("missing");
/** The data is there, but it has no answer (no debt, no spread, too few rows). */
export const notAvailable = answer("notAvailable");
/** The answer lies outside what can be. */
export const outOfRange = answer("outOfRange");
