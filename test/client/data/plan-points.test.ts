import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planBlocks, type Demand } from "../../../src/client/data/plan-blocks.ts";
import { planPoints } from "../../../src/client/data/plan-points.ts";
import type { TradingDate } from "../../../src/core/market/trading-date.ts";

const BLOCKS = { day: 1000, series: 1000 };
const POINTS = { request: 100, pair: 1, most: 10_000, mostDays: 500 };

function demandOf(pairs: readonly (readonly [string, string])[]): Demand {
  const demand = new Map<TradingDate, Set<string>>();
  for (const [code, date] of pairs) {
    const codes = demand.get(date as TradingDate) ?? new Set();
    demand.set(date as TradingDate, codes.add(code));
  }
  return demand;
}
const planned = (demand: Demand, points = POINTS) => planPoints(demand, planBlocks(demand, BLOCKS), BLOCKS, points);
const events = (count: number) => Array.from({ length: count }, (_, index) => [`c${index}`, `d${index}`] as const);

describe("single figures", () => {
  test("of thirty securities on thirty days are asked for by themselves", () => {
    const [plan] = planned(demandOf(events(30)));
    expect(plan?.codes.map((code, place) => [code, plan.dates[place]])).toEqual(expect.arrayContaining(events(30)));
    expect(plan?.codes).toHaveLength(30);
  });

  test.each([
    ["of three blocks", demandOf(events(3)), POINTS],
    ["that cost more than their blocks", demandOf(events(30)), { ...POINTS, pair: 1000 }],
    ["of many securities on five days", demandOf(events(500).map(([code], index) => [code, `d${index % 5}`])), POINTS],
  ])("%s are left to blocks", (_, demand, points) => {
    expect(planned(demand, points)).toEqual([]);
  });

  test("beside a day of many securities leave it the day", () => {
    const column = Array.from({ length: 500 }, (_, index) => [`x${index}`, "newest"] as const);
    const [plan] = planned(demandOf([...events(30), ...column]));
    expect(plan?.dates).not.toContain("newest");
    expect(plan?.codes).toHaveLength(30);
  });

  test.each([
    ["pairs", { most: 12 }, [12, 12, 6]],
    ["days", { mostDays: 20 }, [20, 10]],
  ])("of more %s than are answered at once are asked for in parts, days in order", (_, limits, sizes) => {
    const parts = planned(demandOf(events(30).toReversed()), { ...POINTS, ...limits });
    expect(parts.map(({ codes }) => codes.length)).toEqual(sizes);
    expect(parts.flatMap(({ dates }) => dates)).toEqual(
      events(30)
        .map(([, date]) => date)
        .sort(),
    );
  });

  test("of several securities a day are answered for so many days at once", () => {
    const pairs = events(30).flatMap(([code, date]) => [[code, date] as const, [`${code}b`, date] as const]);
    const parts = planned(demandOf(pairs), { ...POINTS, most: 25, mostDays: 10 });
    expect(parts.map(({ codes }) => codes.length)).toEqual([20, 20, 20]);
  });

  test("of a series whose days are all fetched whole for others are not asked for", () => {
    const days = ["d0", "d1", "d2"];
    const others = days.flatMap((date) => ["w", "x", "y", "z"].map((code) => [`${code}${date}`, date] as const));
    const demand = demandOf([...others, ...days.map((date) => ["long", date] as const)]);
    const blocks = { day: 3700, series: 1000 };
    const plan = planBlocks(demand, blocks);
    expect([[...plan.days], [...plan.codes]]).toEqual([days, ["long"]]);
    expect(planPoints(demand, plan, blocks, POINTS)).toEqual([]);
  });

  test("and blocks together answer all that is wanted, whatever that is", () => {
    const name = (prefix: string, most: number) => fc.nat(most).map((index) => `${prefix}${index}`);
    const series = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(name("c", 60), name("d", 3)), { maxLength: 40 }), series, (some, cost) => {
        const pairs = [...some, ...["d0", "d1", "d2"].map((date) => ["long", date] as const)];
        const blocks = { day: 1000, series: cost };
        const demand = demandOf(pairs);
        const plan = planBlocks(demand, blocks);
        const points = planPoints(demand, plan, blocks, POINTS);
        const isAnswered = ([code, date]: (typeof pairs)[number]) =>
          plan.codes.has(code) ||
          plan.days.has(date as TradingDate) ||
          points.some(({ codes, dates }) => codes.some((one, place) => one === code && dates[place] === date));
        expect(pairs.every(isAnswered)).toBe(true);
      }),
    );
  });

  test("never cost more than the blocks that they replace, and miss nothing of them", () => {
    const name = (prefix: string) => fc.nat(40).map((index) => `${prefix}${index}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(name("c"), name("d")), { maxLength: 120 }), (pairs) => {
        const demand = demandOf(pairs);
        const blocks = planBlocks(demand, BLOCKS);
        const points = planPoints(demand, blocks, BLOCKS, POINTS);
        if (points.length === 0) return;
        const isAsked = (code: string, date: string) =>
          points.some(({ codes, dates }) => codes.some((one, place) => one === code && dates[place] === date));
        const left = pairs.filter(([code, date]) => !isAsked(code, date));
        const replaced =
          [...blocks.days].filter((date) => !left.some((pair) => pair[1] === date)).length +
          [...blocks.codes].filter((code) => !left.some((pair) => pair[0] === code)).length;
        expect(POINTS.request * points.length + points.flatMap(({ codes }) => codes).length).toBeLessThan(
          1000 * replaced,
        );
      }),
    );
  });
});
