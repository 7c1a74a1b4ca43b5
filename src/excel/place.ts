import type { PullSpec } from "../contracts/pull.ts";
import { SCOPE_NAMES, type Scope } from "../core/market/exchange.ts";
import type { Language } from "../core/text.ts";
import { freeLinkId, freeSheetName } from "./free-name.ts";
import { sheetFull, sheetGone } from "./sheet-error.ts";

/** Where a new table goes: a sheet of its own, or a free place on one that the user chose. */
export type Target = { readonly kind: "newSheet" } | { readonly kind: "sheet"; readonly name: string };

/** The top left corner of the lines above a new table, and what it may call its own. */
export interface Place {
  readonly id: string;
  readonly sheet: Excel.Worksheet;
  readonly ownSheet: boolean;
  readonly row: number;
  readonly column: number;
  /** The sheet was empty, so that its panes are ours to freeze. */
  readonly freeze: boolean;
}

/** As many columns as a sheet of Excel has. */
export const SHEET_COLUMNS = 16_384;

/** Finds the place. A new table stands right of everything on the sheet, because tables grow downwards. */
export async function findPlace(
  context: Excel.RequestContext,
  target: Target,
  spec: PullSpec,
  language: Language,
  width: number,
): Promise<Place> {
  const { worksheets, tables, names, settings } = context.workbook;
  worksheets.load("items/name");
  tables.load("items/name");
  names.load("items/name");
  settings.load("items/key");
  const chosen = target.kind === "sheet" ? chooseSheet(worksheets, target.name) : null;
  await context.sync();

  const taken = [...tables.items, ...names.items].map(({ name }) => name);
  const id = freeLinkId([...taken, ...settings.items.map(({ key }) => key)]);
  if (!chosen) {
    const sheetNames = worksheets.items.map(({ name }) => name);
    const sheet = worksheets.add(freeSheetName(sheetNameFor(spec, language), sheetNames));
    return { id, sheet, ownSheet: true, row: 0, column: 0, freeze: true };
  }
  const { name, sheet, used } = chosen;
  if (sheet.isNullObject) throw sheetGone(name);
  const column = used.isNullObject ? 0 : used.columnIndex + used.columnCount + 1;
  if (column + width > SHEET_COLUMNS) throw sheetFull(name);
  return { id, sheet, ownSheet: false, row: 0, column, freeze: used.isNullObject };
}

function chooseSheet(worksheets: Excel.WorksheetCollection, name: string) {
  const sheet = worksheets.getItemOrNullObject(name).load("name");
  const used = sheet.getUsedRangeOrNullObject(false).load("columnIndex,columnCount");
  return { name, sheet, used };
}

/** Takes back what an unfinished table has written. */
export async function leavePlace(context: Excel.RequestContext, place: Place, rows: number, columns: number) {
  if (place.ownSheet) {
    place.sheet.delete();
    await context.sync();
    return;
  }
  const table = context.workbook.tables.getItemOrNullObject(tableName(place));
  const caption = context.workbook.names.getItemOrNullObject(captionName(place));
  table.load("name");
  caption.load("name");
  await context.sync();
  if (!table.isNullObject) table.delete();
  if (!caption.isNullObject) caption.delete();
  place.sheet.getRangeByIndexes(place.row, place.column, rows, columns).clear();
  await context.sync();
}

export function tableName({ id }: Pick<Place, "id">): string {
  return `RZRQ_${id}`;
}

export function captionName({ id }: Pick<Place, "id">): string {
  return `RZRQ_${id}_CAPTION`;
}

function sheetNameFor(spec: PullSpec, language: Language): string {
  const what =
    spec.dataset === "details" ? { zh: "两融明细", en: "Margin details" } : { zh: "两融汇总", en: "Margin totals" };
  return `${what[language]} ${placeName(spec.dataset === "details" ? spec.exchange : spec.scope, language)}`;
}

function placeName(scope: Scope | "EACH", language: Language): string {
  if (scope === "ALL") return language === "zh" ? "沪深北" : "all";
  if (scope === "EACH") return language === "zh" ? "沪深北分列" : "each";
  return language === "zh" ? SCOPE_NAMES[scope].zh : scope;
}
