import type { Pulled } from "../../src/contracts/pull.ts";
import { day, marketRow, marketSeries, securityDay, securityRow } from "../support/rows.ts";

/** Everything on a sheet from A1 to its last used cell; empty cells are "". */
export function readSheet(name: string): Promise<unknown[][]> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(name);
    const used = sheet.getUsedRange().load("rowIndex,columnIndex,rowCount,columnCount");
    await context.sync();
    const all = sheet.getRangeByIndexes(0, 0, used.rowIndex + used.rowCount, used.columnIndex + used.columnCount);
    all.load("formulas");
    await context.sync();
    return all.formulas as unknown[][];
  });
}

/** What a person does on the sheet of the only table. */
export async function edit(change: (table: Excel.Table, sheet: Excel.Worksheet) => void): Promise<void> {
  await Excel.run(async (context) => {
    const tables = context.workbook.tables.load("items/name");
    await context.sync();
    const table = tables.items[0]!;
    change(table, table.worksheet);
    await context.sync();
  });
}

/** The only table: its headings, and its rows by heading. */
export function readTable(): Promise<{ headings: string[]; rows: Record<string, unknown>[] }> {
  return Excel.run(async (context) => {
    const tables = context.workbook.tables.load("items/name");
    await context.sync();
    const header = tables.items[0]!.getHeaderRowRange().load("values");
    const body = tables.items[0]!.getDataBodyRange().load("formulas");
    await context.sync();
    const headings = header.values[0] as string[];
    const rows = (body.formulas as unknown[][]).map((row) =>
      Object.fromEntries(headings.map((heading, index) => [heading, row[index]])),
    );
    return { headings, rows };
  });
}

/** Daily totals of the SSE: the financing balance of each day given, other figures 1. */
export function totalsOf(balances: Readonly<Record<string, number | null>>, sample = false): Pulled {
  const rows = Object.entries(balances).map(([date, financing_balance]) =>
    marketRow({ date: day(date), financing_balance }),
  );
  return {
    spec: { dataset: "totals", scope: "SSE", from: day("2026-09-01"), to: "latest" },
    series: [marketSeries({ rows, sample })],
  };
}

/** Securities of the SSE on a day: the financing balance of each code given. */
export function detailsOf(balances: Readonly<Record<string, number>>): Pulled {
  const rows = Object.entries(balances).map(([code, financing_balance]) =>
    securityRow({ code, name: `证券${code}`, financing_balance }),
  );
  return { spec: { dataset: "details", exchange: "SSE", date: "latest" }, day: securityDay({ rows }) };
}
