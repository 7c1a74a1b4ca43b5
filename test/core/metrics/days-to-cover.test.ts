import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message } from "../../support/custom-functions.ts";
import { answer, isClose } from "../../support/series.ts";
import * as slow from "../../support/slow/series.ts";

const figure = fc.option(fc.integer({ min: 0, max: 9 }), { freq: 6 });

describe("DAYS_TO_COVER", () => {
  test("600 shares at a mean of 300 a day are two days", () => {
    expect(answer("DAYS_TO_COVER", [900, 600], [200, 400])).toBe(2);
  });

  test("only the last 20 volumes are averaged", () => {
    const volumes = [1e9, ...Array<number>(20).fill(50)];
    expect(answer("DAYS_TO_COVER", [...Array<number>(20).fill(1), 100], volumes)).toBe(2);
    expect(answer("DAYS_TO_COVER", [1, 1, 100], [1e9, 40, 60], 2)).toBe(2);
  });

  test("halted days and missing volumes are not averaged, and keep their place in the window", () => {
    expect(answer("DAYS_TO_COVER", [1, 1, 1, 100], [10, 0, null, 50])).toBe(100 / 30);
    expect(answer("DAYS_TO_COVER", [1, 1, 1, 100], [10, 0, null, 50], 3)).toBe(2);
  });

  test("nothing sold short is 0 days, a missing last figure has no answer", () => {
    expect(answer("DAYS_TO_COVER", [5, 0], [10, 10])).toBe(0);
    expect(answer("DAYS_TO_COVER", [5, ""], [10, 10])).toBe("#N/A");
  });

  test("a window without trading has no answer", () => {
    expect(message(call("DAYS_TO_COVER", [[5], [5]], [[10], [0]], 1))).toBe(
      "volumes (成交量) are all missing or 0 in the last 1 rows, and have no mean",
    );
  });

  test("one row, and a block", () => {
    expect(answer("DAYS_TO_COVER", [30], [10])).toBe(3);
    const block = [
      [1, 1],
      [30, 60],
    ];
    expect(codes(call("DAYS_TO_COVER", block, [[10], [10]]))).toEqual([[3, 6]]);
  });

  test("is what the definition says", () => {
    const pairs = fc.array(fc.tuple(figure, figure), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 8 }), (series, window) => {
        const [shares, volumes] = [series.map(([share]) => share), series.map(([, volume]) => volume)];
        expect(
          isClose(answer("DAYS_TO_COVER", shares, volumes, window), slow.daysToCover(shares, volumes, window)),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
