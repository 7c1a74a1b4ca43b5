import type { ContentColumn } from "./table-content.ts";

const MARGIN = 30;
const A_LETTER = 5.6;
const NARROWEST: Readonly<Record<string, number>> = { "yyyy-mm-dd": 80, "@": 66 };
const FIGURE = 112;

/** Width in points that shows the heading with its filter button, and the longest figure of the column. */
export function columnWidth({ heading, numberFormat }: ContentColumn): number {
  const letters = Array.from(heading).reduce((sum, letter) => sum + (letter > "\u2e80" ? 2 : 1), 0);
  return Math.max(NARROWEST[numberFormat] ?? FIGURE, Math.round(letters * A_LETTER + MARGIN));
}
