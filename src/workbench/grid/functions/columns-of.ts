import type { IUnitRange } from "@univerjs/core";
import type { Caller } from "./function-calls.ts";

/** The cells as ranges, those below one another in one: the engine compares every formula with every range. */
export function columnsOf(cells: readonly Caller[], unitId: string): IUnitRange[] {
  const found: IUnitRange[] = [];
  let last: IUnitRange | undefined;
  for (const { sheet, row, column } of [...cells].sort(byPlace)) {
    const continues = last?.sheetId === sheet && last.range.startColumn === column && row <= last.range.endRow + 1;
    if (last && continues) {
      last.range.endRow = row;
      continue;
    }
    last = { unitId, sheetId: sheet, range: { startRow: row, endRow: row, startColumn: column, endColumn: column } };
    found.push(last);
  }
  return found;
}

function byPlace(a: Caller, b: Caller): number {
  if (a.sheet !== b.sheet) return a.sheet < b.sheet ? -1 : 1;
  return a.column - b.column || a.row - b.row;
}
