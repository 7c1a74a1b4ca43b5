import { historyRevision, type Edition } from "../../contracts/edition.ts";
import { EXCHANGES, type Exchange, type Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";

const LETTERS: Readonly<Record<string, Exchange>> = { H: "SSE", Z: "SZSE", B: "BSE" };

/** What is served, ready for look-ups by day. */
export interface EditionIndex {
  readonly edition: number;
  readonly sample: boolean;
  readonly readOnly: boolean;
  /** Every served day, ascending. */
  readonly dates: readonly TradingDate[];
  has(date: TradingDate): boolean;
  /** The revision of the day; null = not served. */
  revisionOf(date: TradingDate): number | null;
  historyRevisionOf(date: TradingDate): number | null;
  /** Exchanges that were due on the day and have not disclosed all of it. */
  missingOn(date: TradingDate): readonly Exchange[];
  /** Newest day on which all that is due of the scope is complete; of all exchanges, the newest that one has where no day has all. */
  newest(scope: Scope, dataset: "details" | "totals"): TradingDate | null;
}

/** Indexes the document. */
export function indexEdition(document: Edition): EditionIndex {
  const { days } = document;
  const places = new Map(days.date.map((date, index) => [date, index]));
  const newestOf = (scope: Scope, dataset: "details" | "totals"): TradingDate | null =>
    document.newest.find(({ exchange }) => exchange === scope)?.[dataset] ?? null;

  return {
    edition: document.edition,
    sample: document.sample,
    readOnly: document.read_only,
    dates: days.date,
    has: (date) => places.has(date),
    revisionOf: (date) => days.revision[places.get(date) ?? -1] ?? null,
    historyRevisionOf: (date) => {
      const place = places.get(date);
      return place === undefined ? null : historyRevision(days, place);
    },
    missingOn: (date) =>
      Array.from(days.partial[places.get(date) ?? -1] ?? "").flatMap((letter) => LETTERS[letter] ?? []),
    newest: (scope, dataset) => {
      const newest = newestOf(scope, dataset);
      if (newest !== null || scope !== "ALL") return newest;
      return EXCHANGES.map((exchange) => newestOf(exchange, dataset)).reduce(
        (latest, date) => (date !== null && (latest === null || date > latest) ? date : latest),
        null,
      );
    },
  };
}
