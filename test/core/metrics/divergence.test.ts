import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, message } from "../../support/custom-functions.ts";
import { answer, isClose, rows } from "../../support/series.ts";
import * as slow from "../../support/slow/series.ts";

const flat = Array<number>(20).fill(10);

describe("DIVERGENCE", () => {
  test("a new high of the price without one of the balance is a top divergence, also where the balance is level", () => {
    expect(answer("DIVERGENCE", [...flat, 10.01], [...flat, 9])).toBe(-1);
    expect(answer("DIVERGENCE", [...flat, 10.01], [...flat, 10])).toBe(-1);
    expect(answer("DIVERGENCE", [...flat, 10.01], [...flat, 10.01])).toBe(0);
  });

  test("a new low of the price with the balance above its own low is a bottom divergence, and level is not above", () => {
    expect(answer("DIVERGENCE", [...flat, 9.99], [...flat.with(3, 8), 8.01])).toBe(1);
    expect(answer("DIVERGENCE", [...flat, 9.99], [...flat.with(3, 8), 8])).toBe(0);
  });

  test("a price that is level with its extreme is neither", () => {
    expect(answer("DIVERGENCE", [...flat, 10], [...flat, 1])).toBe(0);
  });

  test("the row before the window does not matter", () => {
    expect(answer("DIVERGENCE", [99, ...flat, 10.01], [99, ...flat, 10])).toBe(-1);
  });

  test("20 rows before the last are needed", () => {
    expect(answer("DIVERGENCE", flat, flat)).toBe("#N/A");
    expect(message(call("DIVERGENCE", [[1], [2]], [[1], [2]]))).toContain("has 2 rows, at least 21 are needed");
  });

  test("missing rows of the window are not compared, a missing last row has no answer", () => {
    const gaps = flat.map((row, index) => (index % 3 === 0 ? null : row));
    expect(answer("DIVERGENCE", [...gaps, 11], [...gaps, 10])).toBe(-1);
    expect(answer("DIVERGENCE", [...flat, null], [...flat, 10])).toBe("#N/A");
    expect(message(call("DIVERGENCE", [[1, 2]], [[1, null]], 1))).toContain("balances (融资余额) is missing in row 2");
  });

  test("a window without a number has no answer", () => {
    expect(message(call("DIVERGENCE", [[5, 2, 3]], [[5, null, 1]], 1))).toContain(
      "hold no number in the 1 rows before",
    );
  });

  test("series of different lengths are refused with both shapes", () => {
    expect(message(call("DIVERGENCE", [[1], [2], [3]], [[1], [2]]))).toMatch(/3×1.*2×1/);
  });

  test("is what the definition says", () => {
    const pairs = fc.array(
      fc.tuple(fc.option(fc.integer({ min: 1, max: 9 })), fc.option(fc.integer({ min: 1, max: 9 }))),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 6 }), (series, window) => {
        const [prices, balances] = [series.map(([price]) => price), series.map(([, balance]) => balance)];
        expect(isClose(answer("DIVERGENCE", prices, balances, window), slow.divergence(prices, balances, window))).toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });

  test("the extreme does not depend on the units", () => {
    fc.assert(
      fc.property(rows({ least: 8, length: 8 }), (series) => {
        const scaled = series.map((row) => (row === null ? null : row * 1e4));
        const other = series.toReversed();
        expect(answer("DIVERGENCE", scaled, other, 5)).toBe(answer("DIVERGENCE", series, other, 5));
      }),
    );
  });
});
