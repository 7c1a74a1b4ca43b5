import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes } from "../../support/custom-functions.ts";
import { answer, rows } from "../../support/series.ts";
import * as slow from "../../support/slow/series.ts";

describe("DAYS_SINCE_HIGH", () => {
  test("counts the rows after the latest maximum", () => {
    expect(answer("DAYS_SINCE_HIGH", [10, 13, 12, 13, 11, 12])).toBe(2);
  });

  test("is 0 at the high, for one row, and for a constant series", () => {
    expect(answer("DAYS_SINCE_HIGH", [1, 2])).toBe(0);
    expect(answer("DAYS_SINCE_HIGH", [-4])).toBe(0);
    expect(answer("DAYS_SINCE_HIGH", [3, 3, 3])).toBe(0);
  });

  test("missing rows are rows, in the middle and at the end", () => {
    expect(answer("DAYS_SINCE_HIGH", [null, 5, null, 4])).toBe(2);
    expect(answer("DAYS_SINCE_HIGH", [5, 4, null])).toBe(2);
  });

  test("a row, and a block", () => {
    expect(answer("DAYS_SINCE_HIGH", [[9, 1, 2, 3]])).toBe(3);
    expect(
      codes(
        call("DAYS_SINCE_HIGH", [
          [9, 1],
          [2, 3],
        ]),
      ),
    ).toEqual([[1, 0]]);
  });

  test("is what the definition says", () => {
    fc.assert(
      fc.property(rows({ min: -5 }), (series) => {
        expect(answer("DAYS_SINCE_HIGH", series)).toBe(slow.daysSinceHigh(series));
      }),
    );
  });
});
