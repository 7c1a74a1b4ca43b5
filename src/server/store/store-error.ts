import type { Text } from "../../core/text.ts";

/** The store cannot be opened, read or written. The text says what, why and what to do. */
export class StoreError extends Error {
  readonly text: Text;

  constructor(text: Text, options?: { cause?: unknown }) {
    super(text.en, options);
    this.name = "StoreError";
    this.text = text;
  }
}
