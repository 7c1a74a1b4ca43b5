import type { Text } from "../../core/text.ts";

/** The command was typed wrongly. Nothing was done. */
export class UsageError extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.name = "UsageError";
    this.text = text;
  }
}
