import type { DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";
import { dayNumber, type TradingDate } from "../../../core/market/trading-date.ts";
import type { FigureFieldId } from "../../truth/served-day.ts";
import type { DayKey } from "../engine.ts";
import type { FigureSeries } from "../store.ts";
import { queries, sortedFigures, unsortedFigures } from "./queries.ts";
import { readColumns, readRows } from "./read-rows.ts";
import { readFigures } from "./read-vectors.ts";

interface SecurityRows {
  readonly code: string;
  readonly exchange: string;
  readonly rows: number;
}
/** Days and then columns. */
type Figures = readonly Float64Array[];

/**
 * `Snapshot.eachSeries`: the sorted rows are streamed as numbers only, and cut by the number of rows of each security;
 * rows that are not sorted yet are few, and wait in memory.
 */
export async function eachSeries(
  connection: DuckDBConnection,
  fields: readonly FigureFieldId[],
  to: TradingDate,
  visit: (series: FigureSeries) => void,
): Promise<void> {
  const unsorted = await readUnsorted(connection, fields, to);
  const unsortedDays = new Map<string, Set<number>>();
  for (const { exchange, date } of await readRows<DayKey>(connection, queries["days to sort"]))
    unsortedDays.set(exchange, (unsortedDays.get(exchange) ?? new Set<number>()).add(dayNumber(date)));

  const give = (code: string, figures: Figures): void => {
    const [days, ...columns] = figures as [Float64Array, ...Float64Array[]];
    if (days.length > 0) visit({ code, days: Int32Array.from(days), columns });
  };
  const sorted = await readRows<SecurityRows>(connection, queries["rows of securities"], { to });
  const sortedCodes = new Set(sorted.map(({ code }) => code));
  const onlyUnsorted = [...unsorted.keys()].filter((code) => !sortedCodes.has(code)).reverse();
  await streamSorted(connection, { fields, to, securities: sorted }, ({ code, exchange }, figures) => {
    while (onlyUnsorted.length > 0 && onlyUnsorted.at(-1)! < code) giveUnsorted(onlyUnsorted.pop()!);
    const stale = unsortedDays.get(exchange);
    const kept = stale ? withoutDays(figures, stale) : figures;
    const added = unsorted.get(code);
    give(code, added ? byDay(kept, added) : kept);
  });
  while (onlyUnsorted.length > 0) giveUnsorted(onlyUnsorted.pop()!);

  function giveUnsorted(code: string): void {
    give(code, unsorted.get(code)!);
  }
}

interface Sorted {
  readonly fields: readonly FigureFieldId[];
  readonly to: TradingDate;
  readonly securities: readonly SecurityRows[];
}

async function streamSorted(
  connection: DuckDBConnection,
  { fields, to, securities }: Sorted,
  give: (security: SecurityRows, figures: Figures) => void,
): Promise<void> {
  const blank = (rows: number): Figures => [to, ...fields].map(() => new Float64Array(rows));
  let next = 0;
  let filled = 0;
  let figures = blank(securities[0]?.rows ?? 0);
  const result = await connection.stream(sortedFigures(fields), { to });
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const rows = chunk.rowCount;
    const chunkFigures = readChunk(chunk, figures.length, rows);
    for (let start = 0; start < rows;) {
      const security = securities[next]!;
      const count = Math.min(rows - start, security.rows - filled);
      for (const [index, column] of figures.entries())
        column.set(chunkFigures[index]!.subarray(start, start + count), filled);
      start += count;
      filled += count;
      if (filled < security.rows) continue;
      give(security, figures);
      filled = 0;
      figures = blank(securities[++next]?.rows ?? 0);
    }
  }
}

const readChunk = (chunk: DuckDBDataChunk, columns: number, rows: number): Figures =>
  Array.from({ length: columns }, (_, column) => {
    const figures = new Float64Array(rows);
    readFigures(chunk, column, figures);
    return figures;
  });

async function readUnsorted(
  connection: DuckDBConnection,
  fields: readonly FigureFieldId[],
  to: TradingDate,
): Promise<Map<string, Figures>> {
  const columns = await readColumns(connection, unsortedFigures(fields), { to });
  const codes = columns.texts("code");
  const all = ["day", ...fields].map((name) => columns.figures(name));
  const bySecurity = new Map<string, Figures>();
  for (let start = 0, end = 0; start < columns.rows; start = end) {
    while (codes[end] === codes[start]) end++;
    bySecurity.set(
      codes[start]!,
      all.map((column) => column.slice(start, end)),
    );
  }
  return bySecurity;
}

function withoutDays(figures: Figures, days: ReadonlySet<number>): Figures {
  const kept = Array.from(figures[0]!.keys()).filter((row) => !days.has(figures[0]![row]!));
  return kept.length === figures[0]!.length ? figures : takeRows(figures, kept);
}

function byDay(one: Figures, other: Figures): Figures {
  const both = one.map((column, index) => Float64Array.of(...column, ...other[index]!));
  const days = both[0]!;
  return takeRows(
    both,
    Array.from(days.keys()).sort((a, b) => days[a]! - days[b]!),
  );
}

const takeRows = (figures: Figures, rows: readonly number[]): Figures =>
  figures.map((column) => Float64Array.from(rows, (row) => column[row]!));
