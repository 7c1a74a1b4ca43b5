import type { Text } from "../../core/text.ts";

/** Publishing that cannot go on. The text says why, and what to do. */
export class PublishError extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.name = "PublishError";
    this.text = text;
  }
}
