import type { Text } from "./text.ts";

/** Why a computation has no answer: the argument is wrong, it is missing, nothing is known, or the answer leaves its range. */
export type MetricErrorKind = "badInput" | "missing" | "notAvailable" | "outOfRange";

/** The only error that core throws. The text says what was given, what is expected and what to do, in both languages. */
export class MetricError extends Error {
  readonly kind: MetricErrorKind;
  readonly text: Text;

  constructor(kind: MetricErrorKind, text: Text) {
    super(text.en);
    this.name = "MetricError";
    this.kind = kind;
    this.text = text;
  }
}
