import type { Dataset } from "../../core/fields/catalogue.ts";
import { nextSession, previousSession } from "../../core/market/calendar.ts";
import { SCOPES, type Scope } from "../../core/market/exchange.ts";
import { dayNumber, type TradingDate } from "../../core/market/trading-date.ts";
import { openStore } from "../store/open-store.ts";
import type { ComparedDay, Store, StoredDisclosure } from "../store/store.ts";
import { checkSumOfExchanges } from "./check-sums.ts";
import { reconcileDay } from "./reconcile.ts";

/** The datasets whose figures are compared. */
const COMPARED = ["totals", "overview", "details", "quotes"] as const;

/** The store that the configuration names, for whoever lands: what lands is compared. */
export const openReconciledStore = async (config: Parameters<typeof openStore>[0]): Promise<Store> =>
  withReconciliation(await openStore(config));

/** The store, in which the figures of each day that changes, and of the session after it, are compared once they have landed. */
export function withReconciliation(store: Store): Store {
  return {
    ...store,
    land: async (disclosures) => {
      const landings = await store.land(disclosures);
      const changed = disclosures.filter((_, index) => landings[index] !== "unchanged");
      for (const run of runsOf(changed)) await compareRun(store, run);
      return landings;
    },
  };
}

/** Days of one exchange that lie close together, ascending. */
interface Run {
  readonly exchange: Scope;
  readonly dates: TradingDate[];
}

/** Few enough that everything that is stored of a run is in memory at once. */
const DAYS_AT_ONCE = 20;
/** What lies between two days of a run is read with them. */
const WIDEST_GAP = 10;

/** The days, the sessions after them, and the sums of all exchanges of the same days; each once. */
function runsOf(changed: readonly ComparedDay[]): Run[] {
  return SCOPES.flatMap((exchange) => {
    const dates = changed.flatMap((day) => {
      if (exchange === "ALL") return [day.date];
      return day.exchange === exchange ? [day.date, nextSession(day.date)] : [];
    });
    const runs: Run[] = [];
    for (const date of [...new Set(dates)].sort()) {
      const run = runs.at(-1);
      const isNear = run && dayNumber(date) - dayNumber(run.dates.at(-1)!) <= WIDEST_GAP;
      if (isNear && run.dates.length < DAYS_AT_ONCE) run.dates.push(date);
      else runs.push({ exchange, dates: [date] });
    }
    return runs;
  });
}

async function compareRun(store: Store, { exchange, dates }: Run): Promise<void> {
  const range = { from: previousSession(dates[0]!), to: dates.at(-1)! };
  const disclosures = byDate(await read(store, COMPARED, [exchange], range));
  const totals = exchange === "ALL" ? byDate(await read(store, ["totals"], SCOPES, range)) : null;
  const found = dates.flatMap((date) => {
    const ofDay = disclosures.get(date) ?? [];
    const before = disclosures.get(previousSession(date)) ?? [];
    return [
      ...reconcileDay({ exchange, date, disclosures: ofDay, before }),
      ...(totals ? checkSumOfExchanges(date, totals.get(date) ?? []) : []),
    ];
  });
  await store.noteDisagreements(
    dates.map((date) => ({ exchange, date })),
    found,
  );
}

async function read(
  store: Store,
  datasets: readonly Dataset[],
  exchanges: readonly Scope[],
  range: { readonly from: TradingDate; readonly to: TradingDate },
): Promise<StoredDisclosure[]> {
  const reads = datasets.flatMap((dataset) => exchanges.map((exchange) => store.disclosures(dataset, exchange, range)));
  return (await Promise.all(reads)).flat();
}

function byDate(disclosures: readonly StoredDisclosure[]): Map<TradingDate, StoredDisclosure[]> {
  const days = new Map<TradingDate, StoredDisclosure[]>();
  for (const disclosure of disclosures) {
    const day = days.get(disclosure.date);
    if (day) day.push(disclosure);
    else days.set(disclosure.date, [disclosure]);
  }
  return days;
}
