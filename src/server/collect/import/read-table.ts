import type { ImportQuestion, ImportTable } from "../../../contracts/import.ts";
import { fieldIdsOf, type FieldId } from "../../../core/fields/catalogue.ts";
import type { Scope } from "../../../core/market/exchange.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import type { Text } from "../../../core/text.ts";
import type { FoundTable } from "./find-table.ts";
import { codeOutside, suspectScope } from "./find-key.ts";
import type { ImportOptions } from "./import-options.ts";
import { foreignColumnLeftOut, type LeftOut } from "./left-out.ts";
import type { Origin } from "./origins.ts";
import { askCode, askDate, askExchange, askUnit } from "./questions.ts";
import { codeContext, readCode, type CodeContext } from "./read-codes.ts";
import { readColumns, type Columns, type FigureColumn } from "./read-columns.ts";
import { readDay, type DayContext } from "./read-days.ts";
import { readRows, type DataRow } from "./read-rows.ts";
import { readScope, scopeOfTable } from "./read-scopes.ts";
import { suspectAmountUnit, suspectVolumeUnit } from "./suspect-unit.ts";
import { dayOfTable } from "./table-day.ts";
import { measureOf } from "./units.ts";

/** A row of data with what it is of; null where that is still open. */
export interface KeyedRow extends DataRow {
  readonly date: TradingDate | null;
  /** Whose totals; for securities, the exchange of the code. */
  readonly scope: Scope | null;
  readonly code: string | null;
  readonly name: string;
}

/** One table of the file as it was understood. */
export interface TableReading {
  readonly kind: ImportTable["kind"];
  readonly sheet: string | null;
  readonly figures: readonly FigureColumn[];
  readonly rows: readonly KeyedRow[];
  /** Rows of the table that are not taken: the lists of their days lack them. */
  readonly withdrawn: readonly KeyedRow[];
  readonly leftOut: readonly LeftOut[];
  readonly questions: readonly ImportQuestion[];
  /** What is odd about it so far. */
  readonly warnings: readonly Text[];
}

/** Reads a table: its columns, its rows, and the day, market and code of each; what nothing says becomes a question. */
export function readTable(table: FoundTable, origin: Origin, options: ImportOptions): TableReading {
  const columns = readColumns(table, origin, options.answers);
  const { rows, dropped, notes } = readRows(table, columns);
  const codes = codeContext(columns, codeOutside(options.name, table), origin, options.answers);
  const kind = kindOf(columns, rows, codes, origin);
  const day = dayOfTable(table, notes, origin, options);
  const days: DayContext = {
    column: columns.roles.date,
    serialOffset: table.sheet.serialOffset,
    tableDate: day.date,
    today: options.today,
  };
  const scope = scopeOfTable(origin, options.answers);
  const keyed = rows.map((row): KeyedRow => {
    const date = readDay(row, days);
    if (kind === "totals") return { ...row, date, scope: readScope(row, columns, scope), code: null, name: "" };
    const security = readCode(row, codes, scope);
    const name = columns.roles.name === undefined ? "" : readName(row.cells[columns.roles.name]);
    return { ...row, date, scope: security?.exchange ?? null, code: security?.code ?? null, name };
  });
  const used = columns.figures.filter(({ field }) => KEPT[kind].includes(field));
  const suspected = scope ?? suspectScope(options.name, table);
  return {
    kind,
    sheet: table.sheet.name,
    figures: used,
    rows: keyed,
    withdrawn: [],
    leftOut: [
      ...columns.leftOut,
      ...columns.figures.filter((column) => !used.includes(column)).map(({ heading }) => foreignColumnLeftOut(heading)),
      ...dropped,
    ],
    questions: [
      ...(keyed.some(({ date }) => date === null) ? [askDate(day.suspected)] : []),
      ...(keyed.some((row) => row.scope === null) ? [kind === "totals" ? askExchange(suspected) : askCode()] : []),
      ...unitQuestions(used, rows, kind === "totals" ? (suspected ?? "ALL") : kind),
    ],
    warnings: [],
  };
}

/** No whole list of Shanghai or Shenzhen has had so few securities since December 2011. */
const MOST_OF_A_PART = 100;

/**
 * Few codes, a price, or a code outside the table tell a part: the history of one security or of a few. An exchange writes
 * whole lists.
 */
function kindOf(columns: Columns, rows: readonly DataRow[], codes: CodeContext, origin: Origin): TableReading["kind"] {
  const column = columns.roles.code;
  if (column === undefined) return codes.isOneSecurity ? "part" : "totals";
  if (origin.exchange !== undefined) return "details";
  return new Set(rows.map(({ cells }) => String(cells[column] ?? ""))).size <= MOST_OF_A_PART ? "part" : "details";
}

/** What is kept of each kind of table. */
const KEPT: Readonly<Record<TableReading["kind"], readonly FieldId[]>> = {
  totals: fieldIdsOf("totals", "overview"),
  details: fieldIdsOf("details", "quotes"),
  part: fieldIdsOf("details", "quotes"),
};

/** One question for the amounts, one for the volumes, where a figure depends on the answer. */
function unitQuestions(
  columns: readonly FigureColumn[],
  rows: readonly DataRow[],
  sizes: Parameters<typeof suspectAmountUnit>[1],
): ImportQuestion[] {
  const open = columns.filter((column) => column.unit === null && firstPlain(column, rows) !== null);
  const amounts = open.filter(({ field }) => measureOf(field) === "CNY");
  const volumes = open.filter(({ field }) => measureOf(field) === "shares");
  const ask = (
    id: "amount_unit" | "volume_unit",
    asked: readonly FigureColumn[],
    suspected: string | null,
  ): ImportQuestion[] => {
    const [first] = asked;
    if (!first) return [];
    const headings = asked.map(({ heading }) => heading);
    return [askUnit(id, headings, String(firstPlain(first, rows)), suspected)];
  };
  return [
    ...ask("amount_unit", amounts, suspectAmountUnit(rows, sizes)),
    ...ask("volume_unit", volumes, amounts.length > 0 ? null : suspectVolumeUnit(rows)),
  ];
}

/** The first value that carries no 万 or 亿 of its own; 0 is 0 in every unit. */
function firstPlain({ field: id }: FigureColumn, rows: readonly DataRow[]): number | null {
  const row = rows.find(({ figures }) => {
    const figure = figures.get(id);
    return figure && !figure.selfScaled && figure.value !== 0;
  });
  return row?.figures.get(id)?.value ?? null;
}

const readName = (cell: DataRow["cells"][number] | undefined): string =>
  String(cell ?? "")
    .replace(/&nbsp;|\u00a0/g, " ")
    .trim();
