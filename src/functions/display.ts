import type { Language } from "../core/text.ts";

/** How answers are shown: the language of texts, and whether the host takes numbers that bring their number format. */
export interface Display {
  readonly language: Language;
  readonly formattedNumbers: boolean;
}
