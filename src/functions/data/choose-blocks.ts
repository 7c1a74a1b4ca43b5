import type { Wanted } from "../../client/data/block-address.ts";
import { planBlocks, type BlockCosts } from "../../client/data/plan-blocks.ts";
import type { SecurityKey } from "../../client/data/security-key.ts";
import type { View } from "../../client/data/view.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";

/** Bytes of a security and field in a block, compressed, and what a request costs beside its bytes. */
const BYTES_A_ROW = 60;
const BYTES_A_REQUEST = 100_000;
const USUAL_SECURITIES = 4_500;

/** For each scattered figure the block that the plan fetches it with. */
export function chooserFor(view: View): (scattered: readonly [SecurityKey, TradingDate]) => Wanted {
  const demand = new Map<TradingDate, Set<string>>();
  for (const [{ digits: code }, date] of view.scattered) {
    const codes = demand.get(date);
    if (codes) codes.add(code);
    else demand.set(date, new Set([code]));
  }
  const plan = planBlocks(demand, costsIn(view));
  return ([{ digits: code }, date]) => (plan.days.has(date) ? { kind: "day", date } : { kind: "series", code });
}

function costsIn({ edition }: View): BlockCosts {
  const cost = (rows: number) => BYTES_A_REQUEST + BYTES_A_ROW * rows;
  return { day: cost(USUAL_SECURITIES), series: cost(edition.dates.length) };
}
