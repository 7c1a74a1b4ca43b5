import type { Text } from "../../core/text.ts";

/** A file cannot be read; the text says which, why and what to do. */
export class FileProblem extends Error {
  readonly text: Text;

  constructor(text: Text, cause?: unknown) {
    super(text.en, { cause });
    this.name = "FileProblem";
    this.text = text;
  }
}
