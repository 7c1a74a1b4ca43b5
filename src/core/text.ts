/** The two languages in which the product speaks. */
export type Language = "zh" | "en";

/** A text in both languages; everything a user can read is one of these. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
