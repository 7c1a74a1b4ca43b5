import { read, utils } from "@e965/xlsx";
import type { MarginFigures, SecurityRow } from "../../../../contracts/rows.ts";
import { checkDetails, checkTotals, isBlank } from "../../disclosure-checks.ts";
import { unreadable, wrongField, type Origin } from "../../source-problems.ts";
import { readFigure } from "../../wire/figure.ts";

/** The daily file: a sheet with the total and a sheet with every security. It names no day but in its address. */
export interface SseWorkbook {
  readonly totals: MarginFigures | null;
  readonly details: readonly SecurityRow[];
}

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell>>;

/** Compound files (.xls) begin so; other bytes would be taken for a table of text. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

/** Reads `rzrqjygkYYYYMMDD.xls`. 融资偿还额 and 融券偿还量 are not in its total, 融券余额 not in its details: they stay null. */
export function readWorkbook(bytes: Uint8Array, origin: Origin): SseWorkbook {
  if (COMPOUND_FILE.some((byte, index) => bytes[index] !== byte)) throw unreadable(origin, "xls", undefined);
  const sheets = readSheets(bytes, origin);
  const [total] = rowsOf(sheets, "汇总信息", "本日融资余额(元)", origin);
  const details = rowsOf(sheets, "明细信息", "标的证券代码", origin).map((row) => readSecurity(row, origin));
  checkDetails(details, origin);
  return {
    totals: total ? readTotals(total, origin) : null,
    details: details.sort((one, other) => (one.code < other.code ? -1 : 1)),
  };
}

function readSheets(bytes: Uint8Array, origin: Origin): ReadonlyMap<string, Cell[][]> {
  try {
    const book = read(bytes, { type: "array", dense: true });
    const rows = (name: string) =>
      utils.sheet_to_json<Cell[]>(book.Sheets[name]!, { header: 1, raw: true, blankrows: false, defval: null });
    return new Map(book.SheetNames.map((name) => [name.trim(), rows(name)]));
  } catch (cause) {
    throw unreadable(origin, "xls", cause);
  }
}

/** Rows under the heading row, by heading, down to the note that ends the sheet. */
function rowsOf(sheets: ReadonlyMap<string, Cell[][]>, name: string, first: string, origin: Origin): readonly Row[] {
  const [headings = [], ...rows] = sheets.get(name) ?? [];
  const names = headings.map((heading) =>
    String(heading ?? "")
      .normalize("NFKC")
      .trim(),
  );
  if (!names.includes(first)) {
    const expected = { zh: `工作表“${name}”，含“${first}”列`, en: `a sheet “${name}” with a column “${first}”` };
    throw wrongField(origin, name, names.length > 0 ? names : [...sheets.keys()], expected);
  }
  return rows
    .filter((row) => row[0] !== null && !String(row[0]).trim().startsWith("注"))
    .map((row) => Object.fromEntries(names.map((heading, index) => [heading, row[index] ?? null])));
}

function readTotals(row: Row, origin: Origin): MarginFigures | null {
  const figure = (heading: string) => figureOf(row, heading, origin);
  const figures = {
    financing_balance: figure("本日融资余额(元)"),
    financing_buy: figure("本日融资买入额(元)"),
    financing_repay: null,
    short_balance: figure("本日融券余量金额(元)"),
    short_shares: figure("本日融券余量"),
    short_sold: figure("本日融券卖出量"),
    short_returned: null,
    margin_balance: figure("本日融资融券余额(元)"),
  };
  if (isBlank(figures)) return null;
  checkTotals(figures, origin);
  return figures;
}

function readSecurity(row: Row, origin: Origin): SecurityRow {
  const figure = (heading: string) => figureOf(row, heading, origin);
  return {
    code: String(row["标的证券代码"] ?? "").trim(),
    name: String(row["标的证券简称"] ?? "").trim(),
    financing_balance: figure("本日融资余额(元)"),
    financing_buy: figure("本日融资买入额(元)"),
    financing_repay: figure("本日融资偿还额(元)"),
    short_balance: null,
    short_shares: figure("本日融券余量"),
    short_sold: figure("本日融券卖出量"),
    short_returned: figure("本日融券偿还量"),
    margin_balance: null,
  };
}

function figureOf(row: Row, heading: string, origin: Origin): number | null {
  if (!(heading in row))
    throw wrongField(origin, heading, Object.keys(row), { zh: `一列“${heading}”`, en: `a column “${heading}”` });
  return readFigure(row[heading], 0, heading, origin);
}
