import type { Scope } from "../../../core/market/exchange.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import type { StoredDisclosure } from "../../store/store.ts";
import { findTable } from "./find-table.ts";
import { ImportError } from "./import-error.ts";
import type { ImportOptions } from "./import-options.ts";
import { readColumns, type Columns } from "./read-columns.ts";
import { readRows } from "./read-rows.ts";
import { readSheets } from "./read-sheets.ts";
import { totalsOf } from "./totals-of.ts";

/** What was understood of a file. */
export interface ImportReport {
  readonly scope: Scope;
  readonly sheet: string | null;
  readonly days: readonly TradingDate[];
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

/** Reads a user's file of market totals by day. All of it is understood, or it is refused with the place and the reason. */
export function importFile(bytes: Uint8Array, options: ImportOptions): ImportedFile {
  const sheets = readSheets(bytes);
  const table = findTable(sheets, options.sheet);
  const columns = readColumns(table);
  refuseSecurities(columns);
  const { rows, dropped } = readRows(table, columns);
  const { serialOffset, name: sheet } = table.sheet;
  const { disclosures, days, emptyDays } = totalsOf(rows, options, {
    columns,
    serialOffset,
    fileDate: options.date ?? null,
    today: options.today,
  });
  if (disclosures.length === 0) throw noFigures();
  const report: ImportReport = {
    scope: options.scope,
    sheet,
    days,
    columns: columns.figures,
    ignoredColumns: columns.ignored,
    droppedLines: dropped,
    emptyDays,
    otherSheets: sheets.flatMap(({ name }) => (name === null || name === sheet ? [] : [name])),
  };
  return { disclosures, report };
}

function refuseSecurities({ code, close }: Columns): void {
  if (code === null && close === null) return;
  const [zh, en] = code === null ? ["收盘价", "a closing price (收盘价)"] : ["证券代码", "security codes (证券代码)"];
  throw new ImportError({
    zh: `文件含有“${zh}”一列，是单只证券的数据而不是市场汇总：目前只能导入按交易日的汇总；逐只证券的明细请用 rzrq collect --date 日期 --dataset details 采集。`,
    en: `The file has a column with ${en}: it is about securities, not market totals; only daily totals can be imported; collect figures by security with rzrq collect --date DATE --dataset details.`,
  });
}

function noFigures(): ImportError {
  return new ImportError({
    zh: "表头下面没有任何数字：请确认导出的是带数据的表，然后重试。",
    en: "There is not a single figure under the headings: check that the export holds data and try again.",
  });
}
