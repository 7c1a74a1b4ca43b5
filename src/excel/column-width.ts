import type { CellContent, ContentColumn } from "./table-content.ts";

const MARGIN = 30;
const A_LETTER = 5.6;
const DATE = 80;
const FIGURE = 112;
/** Some funds have names of thirty letters: they are cut, the heading is not. */
const WIDEST_TEXT = 150;

/** Width in points that shows the heading with its filter button, and what stands below it. */
export function columnWidth({ heading, numberFormat }: ContentColumn, cells: readonly CellContent[]): number {
  return Math.max(textWidth(heading), contentWidth(numberFormat, cells));
}

function contentWidth(numberFormat: string, cells: readonly CellContent[]): number {
  if (numberFormat === "yyyy-mm-dd") return DATE;
  if (numberFormat !== "@") return FIGURE;
  const widest = cells.reduce<number>((width, cell) => Math.max(width, textWidth(String(cell ?? ""))), 0);
  return Math.min(WIDEST_TEXT, widest);
}

/** Chinese characters are twice as wide as Latin ones. */
function textWidth(text: string): number {
  const letters = Array.from(text).reduce((sum, letter) => sum + (letter > "\u2e80" ? 2 : 1), 0);
  return Math.round(letters * A_LETTER + MARGIN);
}
