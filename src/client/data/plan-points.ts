import type { TradingDate } from "../../core/market/trading-date.ts";
import type { BlockCosts, BlockPlan, Demand } from "./plan-blocks.ts";

/** What asking for single figures costs, in bytes: the request, and each pair of a code and a day. */
export interface PointCosts {
  readonly request: number;
  readonly pair: number;
  /** So many pairs are answered at most. */
  readonly most: number;
}

/** Codes that are asked for by themselves, each on the day in its place. */
export interface PointPlan {
  readonly codes: readonly string[];
  readonly dates: readonly TradingDate[];
}

/** A block that answers as much is worth having: others will be asked of it. */
const WORTH_A_BLOCK = 20;
/** So few blocks are fetched whatever they answer, and kept for the next question. */
const FEW_BLOCKS = 3;

/**
 * Of a plan's blocks those that answer little, if to ask for what they answer costs less; null = the plan stands.
 * A hundred events of a hundred securities are one request and not a hundred histories.
 */
export function planPoints(demand: Demand, plan: BlockPlan, blocks: BlockCosts, costs: PointCosts): PointPlan | null {
  const daysOf = new Map<string, TradingDate[]>();
  for (const [date, codes] of demand) {
    if (plan.days.has(date)) continue;
    for (const code of codes) daysOf.set(code, [...(daysOf.get(code) ?? []), date]);
  }
  const days = [...plan.days].filter((date) => demand.get(date)!.size < WORTH_A_BLOCK);
  const codes = [...plan.codes].filter((code) => {
    const wanted = daysOf.get(code)?.length ?? 0;
    return wanted > 0 && wanted < WORTH_A_BLOCK;
  });
  if (days.length + codes.length <= FEW_BLOCKS) return null;
  const points = [
    ...days.flatMap((date) => [...demand.get(date)!].map((code) => [code, date] as const)),
    ...codes.flatMap((code) => daysOf.get(code)!.map((date) => [code, date] as const)),
  ];
  const saved = days.length * blocks.day + codes.length * blocks.series;
  if (points.length > costs.most || costs.request + costs.pair * points.length >= saved) return null;
  return { codes: points.map(([code]) => code), dates: points.map(([, date]) => date) };
}
