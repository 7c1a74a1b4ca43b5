import type { MarginFigures, OverviewFigures, SecurityRow } from "../../../../contracts/rows.ts";
import type { TradingDate } from "../../../../core/market/trading-date.ts";
import { checkDetails, checkOverview, checkTotals, isBlank } from "../../disclosure-checks.ts";
import { incomplete, wrongDay, wrongField, type Origin } from "../../source-problems.ts";
import { findColumns, readFigures, type Column } from "./columns.ts";
import type { FetchedReport, FetchedSheet } from "./fetch.ts";
import { requireSameFigures } from "./proof.ts";

/** The six that this exchange publishes; 融资偿还额 and 融券偿还量 are not among them and stay null. */
export const PUBLISHED = [
  "financing_buy",
  "financing_balance",
  "short_sold",
  "short_shares",
  "short_balance",
  "margin_balance",
] as const;
export type PublishedId = (typeof PUBLISHED)[number];
type PublishedFigures = Readonly<Record<PublishedId, number | null>>;

/** True where the report holds the figures of the day, false where nothing is disclosed; another day is refused. */
export function isDisclosed({ report, origin }: FetchedReport, date: TradingDate): boolean {
  if (report.data.length === 0) return false;
  if (report.metadata.subname !== date) throw wrongDay(origin, date, report.metadata.subname);
  return true;
}

/** The total of a day: exact from the sheet, and proved to be of that day by the rounded report. */
export function mapTotals(proof: FetchedReport, { sheet, origin }: FetchedSheet): MarginFigures | null {
  const { columns, rows } = roundedRows(proof);
  if (sheet.rows.length !== 1) throw incomplete(origin, 1, sheet.rows.length);
  const exact = sheetFigures({ sheet, origin })(sheet.rows[0]!);
  const figures = marginFigures(exact);
  if (isBlank(figures)) return null;
  requireSameFigures(exact, { rounded: rows[0]!.figures, columns, code: null }, origin);
  checkTotals(figures, origin);
  return figures;
}

/** All securities of a day by code: exact from the sheet, proved by number and by the rounded first page of the report. */
export function mapDetails(proof: FetchedReport, { sheet, origin }: FetchedSheet): SecurityRow[] {
  const announced = proof.report.metadata.recordcount;
  if (sheet.rows.length !== announced) throw incomplete(origin, announced, sheet.rows.length);
  const [codeAt, nameAt] = [columnOf("证券代码", sheet.headings, origin), columnOf("证券简称", sheet.headings, origin)];
  const figuresOf = sheetFigures({ sheet, origin });
  const exact = new Map(sheet.rows.map((row) => [readText(row[codeAt], "证券代码", origin), figuresOf(row)]));
  const securities = sheet.rows.map((row) => {
    const code = readText(row[codeAt], "证券代码", origin);
    return { code, name: readText(row[nameAt], "证券简称", origin), ...marginFigures(exact.get(code)!) };
  });
  checkDetails(securities, origin);
  const { columns, rows } = roundedRows(proof);
  for (const { code, figures } of rows) {
    const same = exact.get(code ?? "");
    if (!same) throw wrongField(origin, "证券代码", undefined, { zh: `含 ${code} 的一行`, en: `a row of ${code}` });
    requireSameFigures(same, { rounded: figures, columns, code }, origin);
  }
  return securities.sort((left, right) => (left.code < right.code ? -1 : 1));
}

/** Turnover and float value of all stocks, to the 0.01 亿元 in which they are published. */
export function mapOverview({ report, origin }: FetchedReport): OverviewFigures | null {
  const columns = findColumns(["turnover", "float_cap"], Object.entries(report.metadata.cols), origin);
  const stocks = report.data.filter((row) => cleanText(row["lbmc"]) === "股票");
  if (stocks.length !== 1) {
    const given = report.data.map((row) => row["lbmc"]);
    throw wrongField(origin, "lbmc", given, { zh: "恰有一行“股票”", en: "exactly one row “股票”" });
  }
  const figures = readFigures(columns, (key) => stocks[0]![key], origin);
  if (figures.turnover === null && figures.float_cap === null) return null;
  checkOverview(figures, origin);
  return figures;
}

interface RoundedRow {
  readonly code: string | null;
  readonly figures: PublishedFigures;
}

/** The rows of a report in 元 and shares, as far as its two decimals carry. */
export function roundedRows({ report, origin }: FetchedReport): {
  columns: Readonly<Record<PublishedId, Column<string>>>;
  rows: RoundedRow[];
} {
  const columns = findColumns(PUBLISHED, Object.entries(report.metadata.cols), origin);
  const rows = report.data.map((row) => ({
    code: typeof row["zqdm"] === "string" ? row["zqdm"].trim() : null,
    figures: readFigures(columns, (key) => row[key], origin),
  }));
  return { columns, rows };
}

function sheetFigures({ sheet, origin }: FetchedSheet): (row: readonly unknown[]) => PublishedFigures {
  const headings = sheet.headings.map((heading, index) => [index, heading] as const);
  const columns = findColumns(PUBLISHED, headings, origin);
  return (row) => readFigures(columns, (index) => row[index], origin);
}

function marginFigures(published: PublishedFigures): MarginFigures {
  return { ...published, financing_repay: null, short_returned: null };
}

export function columnOf(name: string, headings: readonly string[], origin: Origin): number {
  const index = headings.findIndex((heading) => heading.trim() === name);
  if (index < 0) throw wrongField(origin, "xlsx", headings, { zh: `一列“${name}”`, en: `a column “${name}”` });
  return index;
}

export function readText(cell: unknown, name: string, origin: Origin): string {
  const text = cleanText(cell);
  if (text === "") throw wrongField(origin, name, cell, { zh: "文本", en: "a text" });
  return text;
}

/** Names are padded with `&nbsp;`, written out: `万&nbsp;&nbsp;科Ａ`. */
function cleanText(cell: unknown): string {
  return typeof cell === "string" ? cell.replace(/&nbsp;|\u00A0/g, " ").trim() : "";
}
