import type { TradingDate } from "../../core/market/trading-date.ts";
import type { BlockCosts, BlockPlan, Demand } from "./plan-blocks.ts";

/** What asking for single figures costs, in bytes: the request, and each pair of a code and a day. */
export interface PointCosts {
  readonly request: number;
  readonly pair: number;
  /** So many pairs are answered at once, and of so many days. */
  readonly most: number;
  readonly mostDays: number;
}

/** Codes that are asked for by themselves, each on the day in its place. */
export interface PointPlan {
  readonly codes: readonly string[];
  readonly dates: readonly TradingDate[];
}

type Point = readonly [code: string, date: TradingDate];

/** A block that answers as much is worth having: others will be asked of it. */
const WORTH_A_BLOCK = 20;
/** So few blocks are fetched whatever they answer, and kept for the next question. */
const FEW_BLOCKS = 3;

/**
 * Of a plan's blocks those that answer little, if to ask for what they answer costs less; none = the plan stands.
 * A hundred events of a hundred securities are one request and not a hundred histories.
 */
export function planPoints(
  demand: Demand,
  plan: BlockPlan,
  blocks: BlockCosts,
  costs: PointCosts,
): readonly PointPlan[] {
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
  if (days.length + codes.length <= FEW_BLOCKS) return [];
  const points: Point[] = [
    ...days.flatMap((date) => [...demand.get(date)!].map((code): Point => [code, date])),
    ...codes.flatMap((code) => daysOf.get(code)!.map((date): Point => [code, date])),
  ];
  const saved = days.length * blocks.day + codes.length * blocks.series;
  const plans = splitPoints(points, costs);
  return costs.request * plans.length + costs.pair * points.length < saved ? plans : [];
}

/** In the order of days, so that the server reads a day for one part only. */
function splitPoints(points: readonly Point[], { most, mostDays }: PointCosts): PointPlan[] {
  const parts: { codes: string[]; dates: TradingDate[]; days: number }[] = [];
  for (const [code, date] of points.toSorted(([, one], [, other]) => (one < other ? -1 : Number(one > other)))) {
    let part = parts.at(-1);
    const isNewDay = part?.dates.at(-1) !== date;
    if (!part || part.codes.length === most || (isNewDay && part.days === mostDays)) {
      part = { codes: [], dates: [], days: 0 };
      parts.push(part);
    }
    if (isNewDay || part.days === 0) part.days++;
    part.codes.push(code);
    part.dates.push(date);
  }
  return parts.map(({ codes, dates }) => ({ codes, dates }));
}
