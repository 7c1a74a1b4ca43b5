import { nextSession, previousSession } from "../../core/market/calendar.ts";
import { SCOPES, type Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Store, StoredDisclosure } from "../store/store.ts";
import { checkSumOfExchanges } from "./check-sums.ts";
import { reconcileDay } from "./reconcile.ts";

/** The datasets whose figures are compared. */
const COMPARED = ["totals", "overview", "details", "quotes"] as const;

interface Day {
  readonly exchange: Scope;
  readonly date: TradingDate;
}

/** The store, in which the figures of each day that changes, and of the session after it, are compared once they have landed. */
export function withReconciliation(store: Store): Store {
  return {
    ...store,
    land: async (disclosures) => {
      const landings = await store.land(disclosures);
      const changed = disclosures.filter((_, index) => landings[index] !== "unchanged");
      for (const day of daysToCompare(changed)) await compareDay(store, day);
      return landings;
    },
  };
}

/** The days, the sessions after them, and the sums of all exchanges of the same days; each once. */
function daysToCompare(changed: readonly Day[]): Day[] {
  const days = changed.flatMap(({ exchange, date }): Day[] => [
    { exchange, date },
    { exchange, date: nextSession(date) },
    { exchange: "ALL", date },
  ]);
  return [...new Map(days.map((day) => [`${day.exchange} ${day.date}`, day])).values()];
}

async function compareDay(store: Store, { exchange, date }: Day): Promise<void> {
  const [disclosures, before] = await Promise.all([
    read(store, exchange, date),
    read(store, exchange, previousSession(date)),
  ]);
  const found = reconcileDay({ exchange, date, disclosures, before });
  if (exchange === "ALL" && disclosures.some(({ dataset }) => dataset === "totals")) {
    found.push(...checkSumOfExchanges(date, await readTotals(store, date)));
  }
  await store.noteDisagreements(exchange, date, found);
}

async function read(store: Store, exchange: Scope, date: TradingDate): Promise<StoredDisclosure[]> {
  const range = { from: date, to: date };
  return (await Promise.all(COMPARED.map((dataset) => store.disclosures(dataset, exchange, range)))).flat();
}

async function readTotals(store: Store, date: TradingDate): Promise<StoredDisclosure[]> {
  const range = { from: date, to: date };
  return (await Promise.all(SCOPES.map((exchange) => store.disclosures("totals", exchange, range)))).flat();
}
