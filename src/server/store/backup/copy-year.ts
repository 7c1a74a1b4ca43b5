import { DATASETS } from "../../../core/fields/catalogue.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import type { Snapshot, Transaction } from "../engine.ts";

/** Few enough that their rows are in memory at once. */
const DAYS_AT_ONCE = 20;

/** Copies all that is stored and served of a year from one store to another, as it is. */
export async function copyYear(from: Snapshot, to: Transaction, year: number): Promise<void> {
  const range = { from: `${year}-01-01` as TradingDate, to: `${year}-12-31` as TradingDate };
  const heads = await from.heads({ datasets: DATASETS, ...range });
  const dates = [...new Set(heads.map(({ date }) => date))];
  for (let start = 0; start < dates.length; start += DAYS_AT_ONCE) {
    const some = dates.slice(start, start + DAYS_AT_ONCE);
    await to.append(await from.contents(heads.filter(({ date }) => some.includes(date))));
    await to.replaceServed([], await from.servedDays(some));
  }
  const disagreements = (await from.disagreements(MOST)).filter(({ date }) => date >= range.from && date <= range.to);
  await to.replaceDisagreements(disagreements, disagreements);
}

/** More than there are. */
const MOST = 1_000_000_000;
