import { formatNameFormula, parseReference } from "../../src/workbench/host/address.ts";
import type { Area, NameInfo, SheetInfo } from "../../src/workbench/host/grid.ts";

/** A defined name after the cells of a sheet moved. */
export function nameAfter(item: NameInfo, sheet: SheetInfo, move: (area: Area) => Area | null): NameInfo {
  const reference = parseReference(item.formula.slice(1));
  if (reference === null || reference.sheetName !== sheet.name) return item;
  const moved = move({ ...reference, sheet: sheet.id });
  return { ...item, formula: moved === null ? "=#REF!" : formatNameFormula(sheet.name, moved) };
}
