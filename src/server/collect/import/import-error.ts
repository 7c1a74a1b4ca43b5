import type { Text } from "../../../core/text.ts";

/** A file that cannot be imported. Nothing of it is stored. */
export class ImportError extends Error {
  readonly text: Text;

  constructor(text: Text, options?: { cause?: unknown }) {
    super(text.en, options);
    this.name = "ImportError";
    this.text = text;
  }
}
