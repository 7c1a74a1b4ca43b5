import type { MarketRow } from "../../src/contracts/rows.ts";
import type { Dataset } from "../../src/core/fields/catalogue.ts";
import type { Scope } from "../../src/core/market/exchange.ts";
import { dayNumber, type TradingDate } from "../../src/core/market/trading-date.ts";
import type { Disagreement, ServedSeries, Store, StoredDisclosure } from "../../src/server/store/store.ts";
import type { ServedDay } from "../../src/server/truth/served-day.ts";
import { columnsOf, compareDays, rowsOf } from "./served-days.ts";

interface Content {
  readonly days?: readonly ServedDay[];
  readonly totals?: readonly MarketRow[];
  readonly disclosures?: readonly StoredDisclosure[];
}

/** A store that holds what a test says is served; nothing is merged, so nothing can be landed. */
export interface MemoryStore extends Store {
  /** Replaces the days of the same date and exchange; the edition becomes the newest among all days. */
  serve(days: readonly ServedDay[]): void;
  /** Reads made so far, by method. */
  readonly reads: Readonly<Record<"servedDays" | "servedSeries", number>>;
}

/** A store in plain objects. */
export function createMemoryStore({ days: given = [], totals = [], disclosures = [] }: Content = {}): MemoryStore {
  let days = [...given].sort(compareDays);
  let disagreements: Disagreement[] = [];
  const reads = { servedDays: 0, servedSeries: 0 };
  const within = (date: TradingDate, from: TradingDate, to: TradingDate): boolean => date >= from && date <= to;

  const datesOf = (dataset: Dataset, exchange: Scope): TradingDate[] => {
    const disclosed = disclosures.filter((one) => one.dataset === dataset && one.exchange === exchange);
    const served = days.filter((one) => dataset === "details" && one.exchange === exchange && hasDetails(one));
    const summed = totals.filter((one) => dataset === "totals" && one.exchange === exchange);
    return [...new Set([...disclosed, ...served, ...summed].map(({ date }) => date))].sort();
  };

  return {
    reads,
    serve: (newer) => {
      const isReplaced = (day: ServedDay): boolean => newer.some((one) => compareDays(one, day) === 0);
      days = [...days.filter((day) => !isReplaced(day)), ...newer].sort(compareDays);
    },
    land: () => Promise.reject(new Error("a memory store takes served days, not disclosures")),
    days: (dataset, exchange, from, to) =>
      Promise.resolve(datesOf(dataset, exchange).filter((date) => within(date, from, to))),
    noteUndisclosed: () => Promise.reject(new Error("a memory store remembers nothing of what was asked")),
    undisclosed: () => Promise.resolve([]),
    newest: (dataset, exchange) => Promise.resolve(datesOf(dataset, exchange).at(-1) ?? null),
    disclosures: (dataset, exchange, { from, to }) =>
      Promise.resolve(
        disclosures.filter((one) => one.dataset === dataset && one.exchange === exchange && within(one.date, from, to)),
      ),
    totals: (exchange, from, to) =>
      Promise.resolve(totals.filter((row) => row.exchange === exchange && within(row.date, from, to))),
    details: () => Promise.reject(new Error("a memory store keeps no details as disclosed")),
    edition: () => Promise.resolve(days.reduce((newest, { edition }) => Math.max(newest, edition), 0)),
    index: () =>
      Promise.resolve(
        days.map(({ date, exchange, edition, codes }) => ({ date, exchange, edition, securities: codes.length })),
      ),
    servedDays: (date) => {
      reads.servedDays++;
      return Promise.resolve(days.filter((day) => day.date === date));
    },
    servedSeries: (code) => {
      reads.servedSeries++;
      return Promise.resolve(seriesOf(days, code));
    },
    securities: () =>
      Promise.resolve(
        codesOf(days).flatMap((code) => {
          const series = seriesOf(days, code);
          return series ? [{ code, name: series.name, exchange: series.exchange, last: series.dates.at(-1)! }] : [];
        }),
      ),
    eachSeries: (fields, to, visit) => {
      const until = days.filter(({ date }) => date <= to);
      for (const code of codesOf(until)) {
        const { dates, columns } = seriesOf(until, code)!;
        visit({ code, days: Int32Array.from(dates, dayNumber), columns: fields.map((id) => columns[id]) });
      }
      return Promise.resolve();
    },
    origins: (exchange, from, to) =>
      Promise.resolve(
        days
          .filter((day) => day.exchange === exchange && within(day.date, from, to))
          .map(({ date, origins }) => ({ date, origins })),
      ),
    noteDisagreements: (compared, found) => {
      const isReplaced = (one: Disagreement): boolean =>
        compared.some(({ exchange, date }) => one.exchange === exchange && one.date === date);
      disagreements = disagreements.filter((one) => !isReplaced(one));
      disagreements.push(...found);
      return Promise.resolve();
    },
    disagreements: (limit) =>
      Promise.resolve([...disagreements].sort((one, other) => (one.date < other.date ? 1 : -1)).slice(0, limit)),
    exportTo: () => Promise.reject(new Error("nothing is kept here that could be written")),
    importFrom: () => Promise.reject(new Error("nothing is kept here that could be read")),
    compact: () => Promise.resolve(),
    claimCollecting: () => Promise.resolve(() => Promise.resolve()),
    isReadOnly: () => Promise.resolve(false),
    isEmpty: () => Promise.resolve(days.length + totals.length + disclosures.length === 0),
    close: () => Promise.resolve(),
  };
}

const hasDetails = ({ origins }: ServedDay): boolean => origins.financing_balance !== undefined;

const codesOf = (days: readonly ServedDay[]): string[] => [...new Set(days.flatMap(({ codes }) => codes))].sort();

function seriesOf(days: readonly ServedDay[], code: string): ServedSeries | null {
  const found = days.flatMap((day) => {
    const row = rowsOf(day)[day.codes.indexOf(code)];
    return row ? [{ day, row }] : [];
  });
  const newest = found.at(-1);
  if (!newest) return null;
  return {
    code,
    name: newest.row.name!,
    exchange: newest.day.exchange,
    dates: found.map(({ day }) => day.date),
    columns: columnsOf(found.map(({ row }) => row)),
  };
}
