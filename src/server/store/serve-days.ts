import { SECURITY_DATASETS } from "../../core/fields/catalogue.ts";
import { nextSession, previousSession } from "../../core/market/calendar.ts";
import { EXCHANGES, type Exchange } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { mergeDay } from "../truth/merge-day.ts";
import type { ServedDay } from "../truth/served-day.ts";
import { isSecurityDataset } from "./content.ts";
import type { DayKey, Head, Transaction } from "./engine.ts";
import { newestOfEach } from "./newest-of-each.ts";
import { handsOnTheSame, sameDay } from "./same-day.ts";
import type { StoredDisclosure } from "./store.ts";
import { coversRange, readHeads, type StoredHeads } from "./stored-heads.ts";

type Served = Map<string, ServedDay | null>;

/** What need not be read: some disclosures, and the heads of all days between two. */
interface Known {
  readonly disclosures: readonly StoredDisclosure[];
  readonly heads: StoredHeads | null;
}

/**
 * Merges the days anew and writes those that differ from what is served, as of the edition; then the sessions after them,
 * as long as what one hands on to the next has changed and anything is disclosed of that. True where anything differs.
 */
export async function serveDays(
  transaction: Transaction,
  days: readonly DayKey[],
  edition: number,
  known: Known = { disclosures: [], heads: null },
): Promise<boolean> {
  const inHand = new Map(known.disclosures.map((disclosure) => [revisionKey(disclosure), disclosure]));
  let heads = known.heads;
  const stored: Served = new Map();
  const changed: Served = new Map();
  let round = inOrder(days);
  while (round.length > 0) {
    await readServed(transaction, round, stored);
    heads = await headsOf(transaction, round, heads);
    const disclosures = await readDisclosures(transaction, round, heads.heads, inHand);
    const disclosed = new Set(heads.heads.map(keyOf));
    const inRound = new Set(round.map(keyOf));
    const following: DayKey[] = [];
    const servedNow = (key: string): ServedDay | null => (changed.has(key) ? changed : stored).get(key) ?? null;
    for (const day of round) {
      const key = keyOf(day);
      const before = servedNow(keyOf({ ...day, date: previousSession(day.date) }));
      const merged = mergeDay({ ...day, disclosures: disclosures.get(key) ?? [], before });
      const old = servedNow(key);
      if (sameDay(old, merged)) continue;
      changed.set(key, merged && { ...merged, edition });
      const next = { ...day, date: nextSession(day.date) };
      if (!disclosed.has(keyOf(next)) || inRound.has(keyOf(next))) continue;
      if (!handsOnTheSame(old, merged)) following.push(next);
    }
    round = inOrder(following);
  }
  return writeServed(transaction, stored, changed);
}

async function readServed(transaction: Transaction, round: readonly DayKey[], stored: Served): Promise<void> {
  const wanted = round.flatMap(({ exchange, date }) => [
    { exchange, date: previousSession(date) },
    { exchange, date },
  ]);
  const together = new Map<string, Exchange[]>();
  for (const exchange of EXCHANGES) {
    const ofExchange = wanted.filter((day) => day.exchange === exchange && !stored.has(keyOf(day)));
    const missing = [...new Set(ofExchange.map(({ date }) => date))].sort();
    for (const date of missing) stored.set(keyOf({ exchange, date }), null);
    if (missing.length > 0) together.set(missing.join(), [...(together.get(missing.join()) ?? []), exchange]);
  }
  for (const [dates, [exchange, ...others]] of together) {
    const only = others.length > 0 ? undefined : exchange;
    for (const day of await transaction.servedDays(dates.split(",") as TradingDate[], only))
      stored.set(keyOf(day), day);
  }
}

/** The heads of the days and of the sessions after them. */
function headsOf(
  transaction: Transaction,
  round: readonly DayKey[],
  known: StoredHeads | null,
): StoredHeads | Promise<StoredHeads> {
  const [from, to] = [round[0]!.date, nextSession(round.at(-1)!.date)];
  return known && coversRange(known, from, to) ? known : readHeads(transaction, SECURITY_DATASETS, from, to);
}

/** The newest disclosures of each source, by day. */
async function readDisclosures(
  transaction: Transaction,
  round: readonly DayKey[],
  heads: readonly Head[],
  inHand: ReadonlyMap<string, StoredDisclosure>,
): Promise<Map<string, StoredDisclosure[]>> {
  const wanted = new Set(round.map(keyOf));
  const newest = newestOfEach(heads.filter((head) => isSecurityDataset(head.dataset) && wanted.has(keyOf(head))));

  const read = await transaction.contents(newest.filter((head) => !inHand.has(revisionKey(head))));
  const byRevision = new Map([...inHand, ...read.map((disclosure) => [revisionKey(disclosure), disclosure] as const)]);
  const byDay = new Map<string, StoredDisclosure[]>();
  for (const head of newest) {
    const ofDay = byDay.get(keyOf(head)) ?? [];
    byDay.set(keyOf(head), [...ofDay, byRevision.get(revisionKey(head))!]);
  }
  return byDay;
}

async function writeServed(transaction: Transaction, stored: Served, changed: Served): Promise<boolean> {
  const differing = [...changed].filter(([key, day]) => !sameDay(stored.get(key) ?? null, day));
  if (differing.length === 0) return false;
  const gone = differing.map(([key]) => stored.get(key)).filter((day) => day !== undefined && day !== null);
  const days = differing.map(([, day]) => day).filter((day) => day !== null);
  await transaction.replaceServed(gone, days);
  return true;
}

const inOrder = (days: readonly DayKey[]): DayKey[] =>
  [...new Map(days.map((day) => [keyOf(day), day])).values()].sort((one, other) =>
    one.date < other.date ? -1 : one.date > other.date ? 1 : 0,
  );

const keyOf = ({ exchange, date }: { readonly exchange: string; readonly date: TradingDate }): string =>
  `${exchange} ${date}`;

const revisionKey = ({ dataset, exchange, date, revision }: Omit<StoredDisclosure, "source" | "fetchedAt">): string =>
  `${dataset} ${exchange} ${date} ${revision}`;
