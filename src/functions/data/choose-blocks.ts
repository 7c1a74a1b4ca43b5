import type { Wanted } from "../../client/data/block-address.ts";
import { QUERY_LIMITS } from "../../contracts/query-limits.ts";
import { SECURITY_FIELD_IDS } from "../../core/fields/catalogue.ts";
import { planBlocks, type BlockCosts } from "../../client/data/plan-blocks.ts";
import { planPoints, type PointCosts } from "../../client/data/plan-points.ts";
import type { SecurityKey } from "../../client/data/security-key.ts";
import type { View } from "../../client/data/view.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { askPoints } from "./point-questions.ts";

/** Bytes of a security and field in a block, compressed, and what a request costs beside its bytes. */
const BYTES_A_ROW = 60;
const BYTES_A_REQUEST = 100_000;
const USUAL_SECURITIES = 4_500;
/** All fields of a security and day, as JSON. */
const BYTES_A_PAIR = 300;
const POINTS: PointCosts = {
  request: BYTES_A_REQUEST,
  pair: BYTES_A_PAIR,
  most: Math.min(QUERY_LIMITS.codes, Math.floor(QUERY_LIMITS.cells / SECURITY_FIELD_IDS.length)),
  mostDays: QUERY_LIMITS.reads,
};

/** For each scattered figure what the plan fetches it with: a block, or a question for what no block is worth. */
export function chooserFor(view: View): (scattered: readonly [SecurityKey, TradingDate]) => Wanted {
  const demand = new Map<TradingDate, Set<string>>();
  for (const [{ digits: code }, date] of view.scattered) {
    const codes = demand.get(date);
    if (codes) codes.add(code);
    else demand.set(date, new Set([code]));
  }
  const costs = costsIn(view);
  const plan = planBlocks(demand, costs);
  const points = view.takesPoints ? planPoints(demand, plan, costs, POINTS) : [];
  const questions = points.map(askPoints);
  return ([{ digits: code }, date]) => {
    for (const question of questions) {
      const asked = question(code, date);
      if (asked) return asked;
    }
    return plan.days.has(date) ? { kind: "day", date } : { kind: "series", code };
  };
}

function costsIn({ edition }: View): BlockCosts {
  const cost = (rows: number) => BYTES_A_REQUEST + BYTES_A_ROW * rows;
  return { day: cost(USUAL_SECURITIES), series: cost(edition.dates.length) };
}
