import type { SecurityRow } from "../../../contracts/rows.ts";
import { MARGIN_FIELD_IDS } from "../../../core/fields/catalogue.ts";
import type { Exchange } from "../../../core/market/exchange.ts";
import { parseSecurityCode } from "../../../core/market/security-code.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import type { Disclosure } from "../source.ts";
import { checkBalanceIdentity } from "./check-figures.ts";
import { figuresOf } from "./figures-of.ts";
import { ImportError } from "./import-error.ts";
import type { ImportOptions } from "./import-options.ts";
import { readDay, refuseSecondRow, type DayContext } from "./read-days.ts";
import type { DataRow } from "./read-rows.ts";
import type { Cell } from "./read-sheets.ts";

/** Turns a table by security into the details of one exchange on one day. */
export function detailsOf(
  rows: readonly DataRow[],
  { name, scope, fetchedAt }: ImportOptions,
  context: DayContext,
): Disclosure {
  const exchange = oneExchange(scope);
  const date = oneDay(rows, context);
  const seen = new Map<string, number>();
  const securities = rows.map((row): SecurityRow => {
    const code = readCode(row, context.columns.code, exchange);
    refuseSecondRow(seen, code, row.row);
    checkBalanceIdentity(row);
    const label = context.columns.name === null ? "" : readName(row.cells[context.columns.name]);
    return { code, name: label, ...figuresOf(row, MARGIN_FIELD_IDS) };
  });
  return { dataset: "details", exchange, date, source: `file:${name}`, fetchedAt, rows: securities };
}

function oneExchange(scope: ImportOptions["scope"]): Exchange {
  if (scope !== "ALL") return scope;
  throw new ImportError({
    zh: "文件是逐只证券的明细：请用 --exchange SSE、SZSE 或 BSE 指明是哪个交易所某一天的完整名单；市场汇总的文件不应有“证券代码”一列。",
    en: "The file lists securities: say with --exchange SSE, SZSE or BSE whose complete list of one day it is; a file of market totals has no column 证券代码.",
  });
}

function oneDay(rows: readonly DataRow[], context: DayContext): TradingDate {
  const [first, ...others] = rows.map((row) => ({ row: row.row, date: readDay(row, context) }));
  const other = others.find(({ date }) => date !== first?.date);
  if (first && !other) return first.date;
  throw new ImportError({
    zh: `第 ${first?.row ?? 0} 行是 ${first?.date ?? ""}，第 ${other?.row ?? 0} 行是 ${other?.date ?? ""}：明细文件只能是同一天的完整名单；请按天拆开，文件未导入。`,
    en: `Row ${first?.row ?? 0} is of ${first?.date ?? ""}, row ${other?.row ?? 0} of ${other?.date ?? ""}: a file by security must be the complete list of one day; split it by day, nothing was imported.`,
  });
}

function readCode({ row, cells }: DataRow, column: number | null, exchange: Exchange): string {
  const cell = column === null ? null : (cells[column] ?? null);
  const security = parseSecurityCode(codeOf(cell));
  if (security?.exchange === exchange) return security.code;
  throw new ImportError({
    zh: `第 ${row} 行的证券代码“${cell ?? ""}”不是 ${exchange} 的股票或基金代码：请核对该行与 --exchange，文件未导入。`,
    en: `Row ${row}: “${cell ?? ""}” is no code of a stock or fund of ${exchange}; check the row and --exchange, nothing was imported.`,
  });
}

/** Terminals write codes as formulas (`="600519"`); a spreadsheet that took 000001 for a number wrote it as 1. */
function codeOf(cell: Cell): string | number {
  if (typeof cell === "number") return cell;
  const text = (cell ?? "").trim().replace(/^="(.*)"$/, "$1");
  return /^\d{1,5}$/.test(text) ? Number(text) : text;
}

const readName = (cell: Cell | undefined): string =>
  String(cell ?? "")
    .replace(/&nbsp;|\u00a0/g, " ")
    .trim();
