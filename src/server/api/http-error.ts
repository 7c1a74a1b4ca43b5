import type { Text } from "../../core/text.ts";

/** A request that cannot be answered as asked. The text says what was given, what is expected and what to do. */
export class HttpError extends Error {
  readonly statusCode: number;
  /** A short name for programs, in the body as `error.code`. */
  readonly problemCode: string;
  readonly text: Text;

  constructor(statusCode: number, problemCode: string, text: Text) {
    super(text.en);
    this.name = "HttpError";
    this.statusCode = statusCode;
    this.problemCode = problemCode;
    this.text = text;
  }
}
