import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes } from "../../support/custom-functions.ts";
import { answer, rows } from "../../support/series.ts";
import * as slow from "../../support/slow/series.ts";

/** BSE 2025: the rows before, records on the 11 sessions from 02-11 to 02-25, lower on 02-26, a new record on 02-27. */
const BSE = [40.9, 41.0, 40.8, 41.32, 41.9, 42.4, 42.9, 43.5, 44.1, 44.7, 45.2, 45.7, 46.2, 46.8, 46.5, 46.87];

describe("HIGH_STREAK", () => {
  test("10, 11, 12, 11, 13 ends with one record, and its longest run is two", () => {
    expect(answer("HIGH_STREAK", [10, 11, 12, 11, 13])).toBe(1);
    expect(answer("HIGH_STREAK", [10, 11, 12, 11, 13], null, true)).toBe(2);
  });

  test("BSE stood at one record on 2025-02-27, at 11 on 02-25", () => {
    expect(answer("HIGH_STREAK", BSE)).toBe(1);
    expect(answer("HIGH_STREAK", BSE, 0, true)).toBe(11);
    expect(answer("HIGH_STREAK", BSE.slice(0, -2))).toBe(11);
  });

  test("the first row, an equal row and a constant series are no records", () => {
    expect(answer("HIGH_STREAK", [5])).toBe(0);
    expect(answer("HIGH_STREAK", [5, 6, 6])).toBe(0);
    expect(answer("HIGH_STREAK", [5, 5, 5, 5], null, true)).toBe(0);
  });

  test("a missing row neither extends nor breaks a run, wherever it is", () => {
    expect(answer("HIGH_STREAK", [null, 1, 2, null, 3, null])).toBe(2);
    expect(answer("HIGH_STREAK", [1, 2, null, null, 3], 2)).toBe(0);
  });

  test("with a window only its rows are compared", () => {
    expect(answer("HIGH_STREAK", [9, 1, 2, 3])).toBe(0);
    expect(answer("HIGH_STREAK", [9, 1, 2, 3], 2)).toBe(1);
    expect(answer("HIGH_STREAK", [9, 1, 2, 3], 1)).toBe(2);
  });

  test("negative figures can be records too", () => {
    expect(answer("HIGH_STREAK", [-3, -2, -1])).toBe(2);
  });

  test("5,000 rising rows are 4,999 records in a row", () => {
    const series = Array.from({ length: 5000 }, (_, row) => row);
    expect(answer("HIGH_STREAK", series)).toBe(4999);
    expect(answer("HIGH_STREAK", [series], 250)).toBe(4999);
  });

  test("a window below 0 or between whole numbers is refused", () => {
    expect([answer("HIGH_STREAK", [1, 2], -1), answer("HIGH_STREAK", [1, 2], 1.5)]).toEqual(["#VALUE!", "#VALUE!"]);
  });

  test("a block has one answer a column", () => {
    expect(
      codes(
        call("HIGH_STREAK", [
          [1, 3],
          [2, 2],
        ]),
      ),
    ).toEqual([[1, 0]]);
  });

  test("is what the definition says, with and without a window", () => {
    fc.assert(
      fc.property(rows({ min: -5 }), fc.integer({ min: 0, max: 6 }), fc.boolean(), (series, window, longest) => {
        expect(answer("HIGH_STREAK", series, window, longest)).toBe(slow.highStreak(series, window, longest));
      }),
    );
  });

  test("depends on the order of the figures only", () => {
    fc.assert(
      fc.property(rows({ min: -5 }), fc.integer({ min: 0, max: 6 }), (series, window) => {
        const cubed = series.map((row) => (row === null ? null : row ** 3 + 100));
        expect(answer("HIGH_STREAK", cubed, window)).toBe(answer("HIGH_STREAK", series, window));
      }),
    );
  });
});
