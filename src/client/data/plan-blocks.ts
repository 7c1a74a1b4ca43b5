import type { TradingDate } from "../../core/market/trading-date.ts";

/** Figures that somebody wants of securities on days: for each day, the codes. */
export type Demand = ReadonlyMap<TradingDate, ReadonlySet<string>>;

/** What a block costs to fetch, in bytes; a request counts as some of its own. */
export interface BlockCosts {
  readonly day: number;
  readonly series: number;
}

/** Which days are fetched whole, and which securities; together they hold all that is wanted. */
export interface BlockPlan {
  readonly days: ReadonlySet<TradingDate>;
  readonly codes: ReadonlySet<string>;
}

/**
 * Covers the demand at little cost: the block that answers most for its bytes is taken, until all is answered. One security
 * on many days becomes its series, many securities on one day become the day.
 */
export function planBlocks(demand: Demand, costs: BlockCosts): BlockPlan {
  const daysOf = new Map<string, Set<TradingDate>>();
  const codesOn = new Map<TradingDate, Set<string>>();
  for (const [date, codes] of demand) {
    codesOn.set(date, new Set(codes));
    for (const code of codes) daysOf.set(code, (daysOf.get(code) ?? new Set()).add(date));
  }
  const days = new Set<TradingDate>();
  const codes = new Set<string>();
  for (;;) {
    const day = fullest(codesOn);
    const code = fullest(daysOf);
    if (!day || !code) return { days, codes };
    if (day.size / costs.day >= code.size / costs.series) {
      days.add(day.key);
      strike(codesOn, daysOf, day.key);
    } else {
      codes.add(code.key);
      strike(daysOf, codesOn, code.key);
    }
  }
}

function fullest<Key>(sets: ReadonlyMap<Key, ReadonlySet<unknown>>): { key: Key; size: number } | null {
  let found: { key: Key; size: number } | null = null;
  for (const [key, { size }] of sets) if (!found || size > found.size) found = { key, size };
  return found;
}

/** What the block of `key` answers is wanted no more. */
function strike<Key, Other>(own: Map<Key, Set<Other>>, others: Map<Other, Set<Key>>, key: Key): void {
  for (const other of own.get(key) ?? []) {
    const left = others.get(other);
    left?.delete(key);
    if (left?.size === 0) others.delete(other);
  }
  own.delete(key);
}
