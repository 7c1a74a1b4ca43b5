import type { Edition } from "../../contracts/edition.ts";
import { MARGIN_SINCE, SCOPES, type Exchange, type Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { IndexedDay, Store } from "../store/store.ts";
import { exchangesAwaited, exchangesDue, newestWhole } from "../truth/completeness.ts";

const LETTERS: Readonly<Record<Exchange, string>> = { SSE: "H", SZSE: "Z", BSE: "B" };
const LAST = "9999-12-31" as TradingDate;

/** The days that an exchange, or a file about all of them, has disclosed. */
type Disclosed = Readonly<Record<Scope, ReadonlySet<TradingDate>>>;

/** What is served now. All of one state of the store, since its edition is the same before and after. */
export async function readEdition(store: Store, sample: boolean, readOnly: boolean): Promise<Edition> {
  for (;;) {
    const number = await store.edition();
    const [index, details, totals] = await Promise.all([
      store.index(),
      readDisclosed(store, "details"),
      readDisclosed(store, "totals"),
    ]);
    if ((await store.edition()) !== number) continue;
    const newest = newestOf(details, totals);
    return { sample, edition: number, read_only: readOnly, days: daysOf(index, details), ...newest };
  }
}

async function readDisclosed(store: Store, dataset: "details" | "totals"): Promise<Disclosed> {
  const days = await Promise.all(
    SCOPES.map(async (scope) => [scope, new Set(await store.days(dataset, scope, MARGIN_SINCE.SSE, LAST))] as const),
  );
  return Object.fromEntries(days) as Record<Scope, Set<TradingDate>>;
}

function daysOf(index: readonly IndexedDay[], details: Disclosed): Edition["days"] {
  const revisions = new Map<TradingDate, number>();
  for (const { date, edition } of index) revisions.set(date, Math.max(revisions.get(date) ?? 0, edition));
  const dates = [...revisions.keys()];
  const letters = dates.map((date) => {
    const due = exchangesDue(date);
    const lettersOf = (complete: boolean): string =>
      due.map((exchange) => (details[exchange].has(date) === complete ? LETTERS[exchange] : "")).join("");
    return { complete: lettersOf(true), partial: lettersOf(false) };
  });
  return {
    date: dates,
    revision: [...revisions.values()],
    complete: letters.map(({ complete }) => complete),
    partial: letters.map(({ partial }) => partial),
  };
}

function newestOf(details: Disclosed, totals: Disclosed): Pick<Edition, "newest" | "awaited"> {
  const newest = SCOPES.map((exchange) => ({
    exchange,
    details: newestWhole(exchange, details),
    totals: newestTotals(exchange, totals),
  }));
  return { newest, awaited: [...exchangesAwaited(details)] };
}

/** Of all exchanges also the newest day of which somebody gave one figure for all of them. */
function newestTotals(scope: Scope, totals: Disclosed): TradingDate | null {
  const whole = newestWhole(scope, totals);
  if (scope !== "ALL") return whole;
  return [...totals.ALL].reduce<TradingDate | null>(
    (newest, date) => (!newest || date > newest ? date : newest),
    whole,
  );
}
