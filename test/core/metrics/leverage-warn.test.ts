import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, functionsFor, message, single } from "../../support/custom-functions.ts";

const level = (...args: unknown[]): unknown => single(call("LEVERAGE_WARN", ...args));
const column = (values: readonly unknown[]): unknown[][] => values.map((value) => [value]);
const twenty = column(Array.from({ length: 20 }, (_, index) => index + 1));

describe("LEVERAGE_WARN on fixed lines", () => {
  test("the market is warned of from 2.5%: not at 1.09%, at 2.557% and at 2.637%", () => {
    expect(call("LEVERAGE_WARN", column([0.0109, 0.02557, 0.02637]))).toEqual([[0], [1], [1]]);
  });

  test("a line is reached where the ratio equals it", () => {
    expect([level(0.025), level(0.0249999)]).toEqual([1, 0]);
  });

  test("a security is watched from 20% and warned of from 25%", () => {
    expect(call("LEVERAGE_WARN", column([0.1999, 0.2, 0.2499, 0.25]), "SECURITY")).toEqual([[0], [1], [1], [2]]);
  });

  test.each(["MARKET", "market", "市场", "Market", [["MARKET"]], "", null])("%j means the market", (lines) => {
    expect(call("LEVERAGE_WARN", column([0.02, 0.21]), lines)).toEqual([[0], [1]]);
  });

  test("a ratio in percent is refused", () => {
    expect(message(call("LEVERAGE_WARN", 2.557))).toContain("from 0 to 1, got 2.557");
    expect([level(4.49, "SECURITY"), level(1, "SECURITY")]).toEqual(["#VALUE!", 2]);
    expect(call("LEVERAGE_WARN", column([1]), [[0.2, 0.25]])).toEqual([[2]]);
    expect(message(call("LEVERAGE_WARN", 25, [[0.2, 0.25]]))).toContain("margin_ratio");
  });

  test("own lines in percent are refused", () => {
    expect(message(call("LEVERAGE_WARN", 0.22, [[20, 25]]))).toMatch(/^lines .* from 0 to 1, got 20$/);
  });

  test("own lines are counted", () => {
    expect(call("LEVERAGE_WARN", column([0.05, 0.1, 0.2, 0.35]), [[0.1, 0.2, 0.3]])).toEqual([[0], [1], [2], [3]]);
    expect([level(0.03, 0.02), level(0.03, "2%")]).toEqual([1, 1]);
  });

  test("own lines that do not ascend are refused", () => {
    for (const lines of [[[0.2, 0.1]], [[0.1, 0.1]]]) expect(level(1, lines)).toBe("#VALUE!");
    expect(message(call("LEVERAGE_WARN", 1, [[0.2, 0.1]]))).toBe(
      "lines (预警线) must be ascending, got 0.2, 0.1; put the lowest first",
    );
  });

  test("a line that is missing or no number has no answer", () => {
    expect(level(1, [[0.1], [null]])).toBe("#N/A");
    expect(level(1, "high")).toBe("#VALUE!");
    expect(message(call("LEVERAGE_WARN", 1, "high"))).toContain("MARKET / SECURITY");
    expect(level(1, [[0.1], [{ type: "Error", basicValue: "#NUM!" }]])).toBe("#NUM!");
  });
});

describe("LEVERAGE_WARN on its own history", () => {
  test("of 1 to 20, 16 is the 80th percentile and 19 the 95th", () => {
    expect(call("LEVERAGE_WARN", column([15.9, 16, 18.9, 19, 25]), null, twenty)).toEqual([[0], [1], [1], [2], [2]]);
  });

  test("own percentiles replace the two", () => {
    expect(level(10, [[0.25, 0.5, 0.75]], twenty)).toBe(2);
  });

  test("19 values are too few, and blanks do not count", () => {
    const rows = call("LEVERAGE_WARN", 10, null, twenty.with(3, [""]));
    expect(single(rows)).toBe("#N/A");
    expect(message(rows)).toBe("history (历史比率) has 19 values, at least 20 are needed");
    expect(level(10, null, [...twenty, [null], ["-"]])).toBe(0);
  });

  test("a scope is no percentile", () => {
    expect(level(10, "MARKET", twenty)).toBe("#VALUE!");
    expect(level(10, "个股", twenty)).toBe("#VALUE!");
  });

  test("percentiles above 1 and such that do not ascend are refused", () => {
    expect(message(call("LEVERAGE_WARN", 10, [[80, 95]], twenty))).toContain("from 0 to 1, got 80");
    expect(level(10, [[0.9, 0.8]], twenty)).toBe("#VALUE!");
  });

  test("a ratio in percent beside a history of fractions is refused", () => {
    const shares = twenty.map(([value]) => [Number(value) / 100]);
    expect(call("LEVERAGE_WARN", column([0.16, 16]), null, shares).map(([cell]) => typeof cell)).toEqual([
      "number",
      "object",
    ]);
    expect(message(call("LEVERAGE_WARN", 16, null, shares))).toContain("write 2.5% as 0.025");
  });

  test("an error in the history is the answer", () => {
    expect(level(10, null, twenty.with(3, ["#DIV/0!"]))).toBe("#DIV/0!");
  });

  test("agrees with counting the history one by one", () => {
    const value = fc.integer({ min: 0, max: 30 });
    const lines = fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 20, maxLength: 60 }), value, lines, (history, ratio, percents) => {
        const ascending = percents.toSorted((a, b) => a - b);
        const atOrBelow = history.filter((past) => past <= ratio).length;
        const reached = ascending.filter((percent) => atOrBelow * 100 >= percent * history.length).length;
        expect(level(ratio, [ascending.map((percent) => percent / 100)], column(history))).toBe(reached);
      }),
    );
  });
});

describe("LEVERAGE_WARN as it is shown", () => {
  const captions = (language: "zh" | "en", ...args: unknown[]): unknown[] =>
    functionsFor({ language, formattedNumbers: true })("LEVERAGE_WARN", ...args)
      .flat()
      .map((cell) => (cell as { numberFormat: string }).numberFormat);

  test("the market is normal or warned of", () => {
    expect(captions("zh", column([0.01, 0.03]))).toEqual(['"正常"', '"预警"']);
    expect(captions("en", column([0.01, 0.03]))).toEqual(['"Normal"', '"Warning"']);
  });

  test("a security is normal, watched or warned of", () => {
    expect(captions("zh", column([0.1, 0.2, 0.3]), "SECURITY")).toEqual(['"正常"', '"关注"', '"预警"']);
  });

  test("own lines and percentiles are numbered", () => {
    expect(captions("zh", column([0.1, 0.2, 0.3]), [[0.15, 0.25]])).toEqual(['"正常"', '"预警1"', '"预警2"']);
    expect(captions("en", column([1, 16, 20]), null, twenty)).toEqual(['"Normal"', '"Warning 1"', '"Warning 2"']);
  });

  test("an error keeps its place among the levels", () => {
    expect(codes(call("LEVERAGE_WARN", column([0.01, "", 0.03])))).toEqual([[0], ["#N/A"], [1]]);
  });
});
