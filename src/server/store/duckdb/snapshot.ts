import type { DuckDBConnection } from "@duckdb/node-api";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import type { DatedOrigins, Head, Snapshot } from "../engine.ts";
import { headOf, type HeadRow } from "../head-row.ts";
import type { RecentDays } from "../recent-days.ts";
import type { Disagreement, IndexedDay, StoredDisclosure } from "../store.ts";
import { copyOut } from "./copy-files.ts";
import { disclosedIn, type Disclosed } from "./disclosed.ts";
import { eachSeries } from "./each-series.ts";
import { contentsOf, queries } from "./queries.ts";
import { readColumns, readRows } from "./read-rows.ts";
import type { Bound } from "./run-statement.ts";
import { readSecurities } from "./securities.ts";
import { byDateAndExchange, rangeOf, readServedDays } from "./served-days.ts";
import { readServedSeries } from "./served-series.ts";

/** Reads over a connection. Several reads are of one state of the store only inside a transaction. */
export function snapshotOf(connection: DuckDBConnection, recent: Pick<RecentDays, "find">): Snapshot {
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
    servedDays: (dates, exchange) => readServedDays(connection, recent, dates, exchange ?? null),
    servedSeries: (code) => readServedSeries(connection, code),
    securities: () => readSecurities(connection),
    eachSeries: (fields, to, visit) => eachSeries(connection, fields, to, visit),
    origins: async (exchange, from, to) => {
      const days = await rows<{ date: TradingDate; origins: string }>("origins", { exchange, from, to });
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
