import type { Text } from "../../core/text.ts";

export type GridErrorCode = "notFound" | "invalidArgument" | "notAllowed";

/** A request that the grid refuses; nothing was changed. The text says what was given, what is expected and what to do. */
export class GridError extends Error {
  readonly code: GridErrorCode;
  readonly text: Text;

  constructor(code: GridErrorCode, text: Text) {
    super(text.en);
    this.name = "GridError";
    this.code = code;
    this.text = text;
  }
}
