import type { DuckDBConnection } from "@duckdb/node-api";
import { EXCHANGES, type Exchange } from "../../../core/market/exchange.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import type { AbsentSecurities, ServedDay } from "../../truth/served-day.ts";
import type { DatedOrigins, Head, Snapshot } from "../engine.ts";
import { headOf, type HeadRow } from "../head-row.ts";
import type { Disagreement, IndexedDay, StoredDisclosure } from "../store.ts";
import { copyOut } from "./copy-files.ts";
import { disclosedIn, type Disclosed } from "./disclosed.ts";
import { eachSeries } from "./each-series.ts";
import { contentsOf, queries } from "./queries.ts";
import { readColumns, readRows, type Bound } from "./read-rows.ts";
import { servedColumns, sliceColumns } from "./served-columns.ts";

type DayHead = Pick<ServedDay, "date" | "exchange" | "edition"> & {
  readonly origins: string;
  readonly absent: string | null;
};

/** Reads over a connection. Several reads are of one state of the store only inside a transaction. */
export function snapshotOf(connection: DuckDBConnection): Snapshot {
  const rows = <Row extends object>(name: keyof typeof queries, values?: Bound): Promise<Row[]> =>
    readRows<Row>(connection, queries[name], values);

  return {
    heads: async ({ datasets, exchange = null, source = null, from, to }) =>
      (await rows<HeadRow>("heads", { datasets: datasets.join(), exchange, source, from, to })).map(headOf),
    contents: (heads) => readContents(connection, heads),
    newest: async (dataset, exchange) => {
      const [row] = await rows<{ date: TradingDate | null }>("newest", { dataset, exchange });
      return row?.date ?? null;
    },
    undisclosed: async (query) =>
      (await rows<{ date: TradingDate }>("undisclosed", { ...query })).map(({ date }) => date),
    isEmpty: async () => {
      const [row] = await rows<{ stored: boolean }>("anything stored");
      return !row?.stored;
    },

    edition: async () => {
      const [row] = await rows<{ edition: number }>("edition");
      return row!.edition;
    },
    index: async () => (await rows<IndexedDay>("index")).sort(byDateAndExchange),
    servedDays: async (dates, exchange) => {
      if (dates.length === 0) return [];
      const values = { ...rangeOf(dates), dates: dates.join(), exchange: exchange ?? null };
      const heads = await rows<DayHead>("heads of served days", values);
      return heads.length === 0 ? [] : readServedDays(connection, values, heads);
    },
    servedSeries: async (code) => {
      const unsorted = await rows<Pick<ServedDay, "date">>("days to sort");
      const columns = await (unsorted.length === 0
        ? readColumns(connection, queries["sorted series"], { code })
        : readColumns(connection, queries["partly sorted series"], {
            code,
            ...rangeOf(unsorted.map(({ date }) => date)),
          }));
      if (columns.rows === 0) return null;
      return {
        code,
        name: columns.texts("name").findLast(Boolean) ?? "",
        exchange: columns.texts("exchange").at(-1) as Exchange,
        dates: columns.texts("date") as TradingDate[],
        columns: servedColumns(columns),
      };
    },
    securities: () => rows("securities"),
    eachSeries: (fields, to, visit) => eachSeries(connection, fields, to, visit),
    origins: async (exchange, from, to) => {
      const days = await rows<DayHead>("origins", { exchange, from, to });
      return days.map(({ date, origins }) => ({ date, origins: JSON.parse(origins) as DatedOrigins["origins"] }));
    },
    copyOut: (year, target) => copyOut(connection, year, target),
    disagreements: async (limit) => {
      const found = await rows<Disagreement & { sources: string }>("disagreements", { limit });
      return found.map((one) => ({ ...one, sources: JSON.parse(one.sources) as string[] }));
    },
  };
}

async function readContents(connection: DuckDBConnection, heads: readonly Head[]): Promise<StoredDisclosure[]> {
  const found = new Map<Head, Disclosed>();
  for (const dataset of new Set(heads.map((head) => head.dataset))) {
    const ofDataset = heads.filter((head) => head.dataset === dataset);
    const columns = await readColumns(connection, contentsOf(dataset), {
      ...rangeOf(ofDataset.map(({ date }) => date)),
      exchanges: ofDataset.map(({ exchange }) => exchange).join(),
      dates: ofDataset.map(({ date }) => date).join(),
      revisions: ofDataset.map(({ revision }) => revision).join(),
    });
    for (const [place, disclosed] of disclosedIn(dataset, columns, ofDataset.length).entries())
      found.set(ofDataset[place]!, disclosed);
  }
  return heads.map((head) => ({ ...head, ...found.get(head) }) as StoredDisclosure);
}

async function readServedDays(
  connection: DuckDBConnection,
  values: Bound,
  heads: readonly DayHead[],
): Promise<ServedDay[]> {
  const columns = await readColumns(connection, queries["served days"], values);
  const [codes, names, served] = [columns.texts("code"), columns.texts("name"), servedColumns(columns)];
  const [dates, exchanges] = [columns.texts("date"), columns.texts("exchange")];
  const headOfDay = new Map(heads.map((head) => [`${head.exchange} ${head.date}`, head]));
  const days: ServedDay[] = [];
  for (let start = 0, end = 0; start < columns.rows; start = end) {
    const [date, exchange] = [dates[start], exchanges[start]];
    while (dates[end] === date && exchanges[end] === exchange) end++;
    const head = headOfDay.get(`${exchange} ${date}`)!;
    days.push({
      exchange: head.exchange,
      date: head.date,
      edition: head.edition,
      codes: codes.slice(start, end) as string[],
      names: names.slice(start, end) as string[],
      columns: sliceColumns(served, start, end),
      origins: JSON.parse(head.origins) as ServedDay["origins"],
      ...(head.absent === null ? {} : { absent: JSON.parse(head.absent) as AbsentSecurities }),
    });
  }
  return days.sort(byDateAndExchange);
}

function rangeOf(dates: readonly TradingDate[]): { from: TradingDate; to: TradingDate } {
  const sorted = dates.toSorted();
  return { from: sorted[0]!, to: sorted.at(-1)! };
}

type Dated = Pick<ServedDay, "date" | "exchange">;

function byDateAndExchange(one: Dated, other: Dated): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  return EXCHANGES.indexOf(one.exchange) - EXCHANGES.indexOf(other.exchange);
}
