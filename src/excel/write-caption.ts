import { fitLines } from "./caption.ts";

export const CAPTION_ROWS = 3;
/** The caption and an empty row, so that nothing of the host's (the workbench names a table right above it) hides the warning. */
export const ROWS_ABOVE = CAPTION_ROWS + 1;
const WARNING = { fill: "#FFF4CE", font: "#8A4B00" };

/** Writes the lines above a table into the first column of `range`, whose last row warns where it has something to say. */
export function writeCaption(range: Excel.Range, lines: readonly string[], rows: number): void {
  range.getColumn(0).values = fitLines(lines, rows).map((line) => [line]);
  const last = range.getRow(rows - 1);
  if (rows < CAPTION_ROWS) return;
  if (lines.at(-1) === "") {
    last.format.fill.clear();
    return;
  }
  last.format.fill.color = WARNING.fill;
  last.format.font.color = WARNING.font;
  last.format.font.bold = true;
}

/** How the lines look, once, when they are made: later the user's own taste stays. */
export function styleCaption(range: Excel.Range): void {
  const title = range.getRow(0).format.font;
  title.bold = true;
  title.size = 14;
  range.getRow(1).format.font.color = "#595959";
}
