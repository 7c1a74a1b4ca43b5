import type { Scope } from "../../../core/market/exchange.ts";
import { isForecast, isSession } from "../../../core/market/calendar.ts";
import { parseSecurityCode, type SecurityCode } from "../../../core/market/security-code.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import type { FoundTable } from "./find-table.ts";
import { readDate } from "./read-date.ts";
import { dateInHeading } from "./read-heading.ts";
import type { Cell } from "./read-sheets.ts";

/** The day that the file itself writes outside the table: in a heading (Wind), a line above, or a footer (BSE). */
export function dateInFile({ sheet, headingRow }: FoundTable, notes: readonly string[]): TradingDate | null {
  const headings = (sheet.rows[headingRow] ?? []).flatMap((cell) => dateInHeading(String(cell ?? "")) ?? []);
  const stated = [...linesAbove(sheet.rows, headingRow), ...notes].flatMap(
    (line) => /(?:日期|交易日)[:：]?\s*(\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2})/.exec(line)?.[1] ?? [],
  );
  for (const text of [...headings, ...stated]) {
    const date = readDate(text);
    if (date !== null) return date;
  }
  return null;
}

/** The one session that a file's name holds: `rzrqjygk20260618.xls`, `2026-06-18`. */
export function dateInName(name: string): TradingDate | null {
  const dates = [...name.matchAll(/(?<!\d)(20\d{2})([-_.年]?)(\d{1,2})\2?月?(\d{1,2})(?!\d)/g)].flatMap(
    ([, year, dash, month = "", day = ""]) =>
      dash === "" && (month.length < 2 || day.length < 2) ? [] : (readDate(`${year}/${month}/${day}`) ?? []),
  );
  const [date] = dates;
  return date !== undefined && dates.length === 1 && (isForecast(date) || isSession(date)) ? date : null;
}

/** The one security whose code the name, or a line above the table, holds. */
export function codeOutside(name: string, { sheet, headingRow }: FoundTable): SecurityCode | null {
  const inName = codesIn(name);
  const found = inName.length > 0 ? inName : linesAbove(sheet.rows, headingRow).flatMap(codesIn);
  const distinct = new Set(found.map(({ code }) => code));
  return distinct.size === 1 ? found[0]! : null;
}

const codesIn = (text: string): SecurityCode[] =>
  [...text.matchAll(/(?<![\dA-Z])(?:(?:SH|SZ|BJ)\.?)?\d{6}(?:\.(?:SH|SZ|BJ))?(?!\d)/gi)].flatMap(
    ([code]) => parseSecurityCode(code) ?? [],
  );

const MARKETS: readonly (readonly [RegExp, Scope])[] = [
  [/沪深|两市|全市场|全部|合计/, "ALL"],
  [/上交所|上海|沪市|SSE/i, "SSE"],
  [/深交所|深圳|深市|SZSE/i, "SZSE"],
  [/北交所|北京|BSE/i, "BSE"],
];

/** The market that the file's name, its sheet, or a line above the table speaks of: a guess. */
export function suspectScope(name: string, { sheet, headingRow }: FoundTable): Scope | null {
  const text = [name, sheet.name ?? "", ...linesAbove(sheet.rows, headingRow)].join(" ");
  return MARKETS.find(([form]) => form.test(text))?.[1] ?? null;
}

const linesAbove = (rows: readonly (readonly Cell[])[], headingRow: number): string[] =>
  rows.slice(0, headingRow).flatMap((row) => row.flatMap((cell) => (typeof cell === "string" ? [cell] : [])));
