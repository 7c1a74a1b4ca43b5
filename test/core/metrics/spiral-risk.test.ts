import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, message } from "../../support/custom-functions.ts";
import { answer, isClose } from "../../support/series.ts";
import * as slow from "../../support/slow/series.ts";

const figure = fc.option(fc.integer({ min: 1, max: 12 }), { freq: 8 });

describe("SPIRAL_RISK", () => {
  test("price down 10%, balance down 15%, maintenance ratio at 140% are all three signs", () => {
    expect(answer("SPIRAL_RISK", [10, 9], [100, 85], 1.4, null, 1)).toBe(3);
  });

  test("the market of 2024-06-13 stood at 249.3%, above the line", () => {
    expect(answer("SPIRAL_RISK", [10, 9], [100, 85], 2.493, null, 1)).toBe(2);
  });

  test("a balance that falls as much as the price is no sign", () => {
    expect(answer("SPIRAL_RISK", [10, 9], [100, 90], 2, null, 1)).toBe(1);
    expect(answer("SPIRAL_RISK", [7, 4.9], [30, 21], 2, null, 1)).toBe(1);
  });

  test("a balance that falls beside a rising price is a sign, one that rises by less is none", () => {
    expect(answer("SPIRAL_RISK", [10, 11], [100, 99], 2, null, 1)).toBe(1);
    expect(answer("SPIRAL_RISK", [10, 11], [100, 101], 2, null, 1)).toBe(0);
  });

  test("the line and the window are the user's: 5 rows if nothing else is said", () => {
    expect(answer("SPIRAL_RISK", [10, 11], [100, 101], 1.45, 1.5, 1)).toBe(1);
    expect(answer("SPIRAL_RISK", [10, 1, 1, 1, 1, 9], [100, 1, 1, 1, 1, 85], 2)).toBe(2);
    expect(answer("SPIRAL_RISK", [10, 9], [100, 85], 2)).toBe("#N/A");
  });

  test("a missing end, and a maintenance ratio that is blank or 0, have no answer", () => {
    expect(answer("SPIRAL_RISK", [null, 9], [100, 85], 2, null, 1)).toBe("#N/A");
    expect(answer("SPIRAL_RISK", [10, 9], [100, null], 2, null, 1)).toBe("#N/A");
    expect(message(call("SPIRAL_RISK", [[10, 9]], [[9, 8]], 0, null, 1))).toContain(
      "maintenance_ratio (维持担保比例) is missing",
    );
  });

  test("a maintenance ratio or a line in percent is refused", () => {
    expect(answer("SPIRAL_RISK", [10, 9], [100, 85], 249.3, null, 1)).toBe("#VALUE!");
    expect(answer("SPIRAL_RISK", [10, 9], [100, 85], 2.493, 140, 1)).toBe("#VALUE!");
  });

  test("is what the definition says", () => {
    const pairs = fc.array(fc.tuple(figure, figure), { minLength: 1, maxLength: 6 });
    const percent = fc.integer({ min: 100, max: 200 });
    fc.assert(
      fc.property(pairs, percent, percent, fc.integer({ min: 1, max: 3 }), (series, ratio, line, window) => {
        const [prices, balances] = [series.map(([price]) => price), series.map(([, balance]) => balance)];
        const found = answer("SPIRAL_RISK", prices, balances, ratio / 100, line / 100, window);
        expect(isClose(found, slow.spiralRisk(prices, balances, ratio, line, window))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
