import { field, MARGIN_FIELD_IDS, type FieldId } from "../../../core/fields/catalogue.ts";
import type { Scope } from "../../../core/market/exchange.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import type { StoredDisclosure } from "../../store/store.ts";
import { detailsOf } from "./details-of.ts";
import { findTable } from "./find-table.ts";
import { ImportError } from "./import-error.ts";
import type { ImportOptions } from "./import-options.ts";
import { readColumns, type Columns } from "./read-columns.ts";
import type { DayContext } from "./read-days.ts";
import { readRows, type DataRow } from "./read-rows.ts";
import { readSheets } from "./read-sheets.ts";
import { totalsOf, type ImportedTotals } from "./totals-of.ts";

/** What was understood of a file. */
export interface ImportReport {
  readonly dataset: "totals" | "details";
  readonly scope: Scope;
  readonly sheet: string | null;
  readonly days: readonly TradingDate[];
  /** Number of securities in a file of details. */
  readonly securities: number | null;
  readonly columns: Columns["figures"];
  readonly ignoredColumns: readonly string[];
  /** Lines that are no data (sources, notes, sums). */
  readonly droppedLines: readonly string[];
  /** Days whose row has no figure at all: not stored. */
  readonly emptyDays: readonly TradingDate[];
  readonly otherSheets: readonly string[];
}

export interface ImportedFile {
  readonly disclosures: readonly StoredDisclosure[];
  readonly report: ImportReport;
}

/**
 * Reads a user's file: market totals by day, or the complete list of one exchange's securities on one day.
 * All of it is understood, or it is refused with the place and the reason.
 */
export function importFile(bytes: Uint8Array, options: ImportOptions): ImportedFile {
  const sheets = readSheets(bytes);
  const table = findTable(sheets, options.sheet);
  const columns = usedColumns(readColumns(table));
  const { rows, dropped } = readRows(table, columns);
  if (rows.every(({ figures }) => figures.size === 0)) throw noFigures();
  const { serialOffset, name: sheet } = table.sheet;
  const context: DayContext = { columns, serialOffset, fileDate: options.date ?? null, today: options.today };
  const dataset = columns.code === null ? "totals" : "details";
  const { disclosures, days, emptyDays } =
    dataset === "totals" ? totalsOf(rows, options, context) : listOf(rows, options, context);
  const report: ImportReport = {
    dataset,
    scope: options.scope,
    sheet,
    days,
    securities: dataset === "details" ? rows.length : null,
    columns: columns.figures,
    ignoredColumns: columns.ignored,
    droppedLines: dropped,
    emptyDays,
    otherSheets: sheets.flatMap(({ name }) => (name === null || name === sheet ? [] : [name])),
  };
  return { disclosures, report };
}

function listOf(rows: readonly DataRow[], options: ImportOptions, context: DayContext): ImportedTotals {
  const disclosure = detailsOf(rows, options, context);
  return { disclosures: [disclosure], days: [disclosure.date], emptyDays: [] };
}

/** A price without codes tells the series of one security; turnover beside codes is a security's, which nothing stores. */
function usedColumns(columns: Columns): Columns {
  if (columns.code === null) {
    if (columns.close !== null) throw oneSecurity();
    return columns;
  }
  const isUsed = (id: FieldId): boolean => (MARGIN_FIELD_IDS as readonly FieldId[]).includes(id);
  const unused = columns.figures.filter((column) => !isUsed(column.field));
  return {
    ...columns,
    figures: columns.figures.filter((column) => isUsed(column.field)),
    ignored: [...columns.ignored, ...unused.map(({ heading }) => heading)],
  };
}

function oneSecurity(): ImportError {
  const balance = field("financing_balance").name.zh;
  return new ImportError({
    zh: `文件含有“收盘价”一列，是单只证券的历史而不是市场汇总：能导入的是市场每日汇总（交易日期、${balance}(元) …），或某交易所某一天带“证券代码”的完整名单；请换用这样的文件。`,
    en: `The file has a closing price (收盘价), so it is the history of one security, not market totals: what can be imported are daily market totals (交易日期, ${balance}(元), …), or an exchange's complete list of one day with 证券代码; use such a file.`,
  });
}

function noFigures(): ImportError {
  return new ImportError({
    zh: "表头下面没有任何数字：请确认导出的是带数据的表，然后重试。",
    en: "There is not a single figure under the headings: check that the export holds data and try again.",
  });
}
