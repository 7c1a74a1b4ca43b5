import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planBlocks, type Demand } from "../../../src/client/data/plan-blocks.ts";
import type { TradingDate } from "../../../src/core/market/trading-date.ts";

const COSTS = { day: 1, series: 1 };
const demandOf = (pairs: readonly (readonly [string, string])[]): Demand => {
  const demand = new Map<TradingDate, Set<string>>();
  for (const [code, date] of pairs) {
    const codes = demand.get(date as TradingDate) ?? new Set();
    demand.set(date as TradingDate, codes.add(code));
  }
  return demand;
};
const pairsOf = (codes: readonly string[], dates: readonly string[]) =>
  codes.flatMap((code) => dates.map((date) => [code, date] as const));
const some = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

describe("the plan", () => {
  test("takes one day for many securities on it", () => {
    const plan = planBlocks(demandOf(pairsOf(some("c", 5000), ["d"])), COSTS);
    expect([plan.days.size, plan.codes.size]).toEqual([1, 0]);
  });

  test("takes one series for many days of a security", () => {
    const plan = planBlocks(demandOf(pairsOf(["c"], some("d", 250))), COSTS);
    expect([plan.days.size, plan.codes.size]).toEqual([0, 1]);
  });

  test("takes a day and two series for a column of securities beside two histories", () => {
    const demand = demandOf([...pairsOf(some("c", 5000), ["d"]), ...pairsOf(["x", "y"], some("h", 250))]);
    const plan = planBlocks(demand, COSTS);
    expect([[...plan.days], [...plan.codes].sort()]).toEqual([["d"], ["x", "y"]]);
  });

  test("takes the five days of a thousand short histories", () => {
    const plan = planBlocks(demandOf(pairsOf(some("c", 1000), some("d", 5))), COSTS);
    expect([plan.days.size, plan.codes.size]).toEqual([5, 0]);
  });

  test("takes the cheaper block where both hold a single figure", () => {
    expect(planBlocks(demandOf([["c", "d"]]), { day: 3, series: 2 }).codes.size).toBe(1);
    expect(planBlocks(demandOf([["c", "d"]]), { day: 2, series: 3 }).days.size).toBe(1);
  });

  test("holds every figure that is wanted, and no block that nobody wants", () => {
    const pair = fc.tuple(fc.constantFrom(...some("c", 8)), fc.constantFrom(...some("d", 8)));
    fc.assert(
      fc.property(fc.array(pair), fc.integer({ min: 1, max: 9 }), (pairs, series) => {
        const costs = { day: 4, series };
        const plan = planBlocks(demandOf(pairs), costs);
        for (const [code, date] of pairs) {
          expect(plan.codes.has(code) || plan.days.has(date as TradingDate)).toBe(true);
        }
        expect(plan.days.size).toBeLessThanOrEqual(new Set(pairs.map(([, date]) => date)).size);
        expect(plan.codes.size).toBeLessThanOrEqual(new Set(pairs.map(([code]) => code)).size);
      }),
    );
  });
});
