import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message } from "../../support/custom-functions.ts";
import { answer, isClose } from "../../support/series.ts";
import * as slow from "../../support/slow/series.ts";

const value = fc.option(fc.integer({ min: 0, max: 30 }), { freq: 8 });
const price = fc.option(fc.integer({ min: 1, max: 30 }), { freq: 8 });

describe("SQUEEZE", () => {
  test("half the short volume gone and the price up by 5% is enough, exactly", () => {
    expect(answer("SQUEEZE", [8, 7, 7, 6, 5, 4], [20, 20, 20, 20, 20, 21])).toBe(true);
    expect(answer("SQUEEZE", [800, 7, 7, 6, 5, 401], [20, 20, 20, 20, 20, 21])).toBe(false);
    expect(answer("SQUEEZE", [8, 7, 7, 6, 5, 4], [20, 20, 20, 20, 20, 20.99])).toBe(false);
  });

  test("3 to 3.3 is a rise of 10%, though 3.3/3 − 1 is below 0.1 in doubles", () => {
    expect(3.3 / 3 - 1 >= 0.1).toBe(false);
    expect(answer("SQUEEZE", [10, 5], [3, 3.3], null, 0.1, 1)).toBe(true);
  });

  test("603285 rose by 9.99% on 2025-09-04", () => {
    expect(answer("SQUEEZE", [1000, 0], [100, 109.99], null, 0.0999, 1)).toBe(true);
  });

  test("no end may be missing, and there must have been short volume", () => {
    expect(answer("SQUEEZE", [10, null], [20, 22], null, null, 1)).toBe("#N/A");
    expect(message(call("SQUEEZE", [[10, 5]], [[null, 22]], null, null, 1))).toContain(
      "prices (价格) is missing in row 1",
    );
    expect(message(call("SQUEEZE", [[0, 0]], [[20, 22]], null, null, 1))).toContain(
      "short_shares (融券余量) is 0 in row 1",
    );
    expect(answer("SQUEEZE", [10], [20])).toBe("#N/A");
  });

  test("a price of 0 is missing", () => {
    expect(answer("SQUEEZE", [10, 5], [20, 0], null, null, 1)).toBe("#N/A");
  });

  test("one price series stands beside several short volumes", () => {
    const shares = [
      [10, 10],
      [5, 9],
    ];
    expect(codes(call("SQUEEZE", shares, [[20], [22]], null, null, 1))).toEqual([[true, false]]);
  });

  test("is what the definition says", () => {
    const percent = fc.integer({ min: 0, max: 100 });
    const pairs = fc.array(fc.tuple(value, price), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(pairs, percent, percent, fc.integer({ min: 1, max: 3 }), (series, drop, rise, window) => {
        const [shares, prices] = [series.map(([share]) => share), series.map(([, one]) => one)];
        const found = answer("SQUEEZE", shares, prices, drop / 100, rise / 100, window);
        expect(isClose(found, slow.squeeze(shares, prices, drop, rise, window))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
