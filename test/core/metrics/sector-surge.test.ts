import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message } from "../../support/custom-functions.ts";
import { answer, rows } from "../../support/series.ts";
import * as slow from "../../support/slow/series.ts";

describe("SECTOR_SURGE", () => {
  test("three weeks of growth to more than 120% are a surge, to exactly 120% are not", () => {
    expect(answer("SECTOR_SURGE", [100, 107, 114, 120.01])).toBe(true);
    expect(answer("SECTOR_SURGE", [100, 107, 114, 120])).toBe(false);
    expect(answer("SECTOR_SURGE", [5, 5.2, 5.5, 6])).toBe(false);
  });

  test("6.27% a week, compound, are 20% in three weeks", () => {
    const weekly = (rate: number) => [1, 2, 3].reduce((all) => [...all, all.at(-1)! * (1 + rate)], [100]);
    expect(answer("SECTOR_SURGE", weekly(0.0627))).toBe(true);
    expect(answer("SECTOR_SURGE", weekly(0.0626))).toBe(false);
  });

  test("a week that fell or stood still ends it", () => {
    expect(answer("SECTOR_SURGE", [100, 150, 149, 200])).toBe(false);
    expect(answer("SECTOR_SURGE", [100, 150, 150, 200])).toBe(false);
  });

  test("asked of each week, every one must exceed the growth", () => {
    expect(answer("SECTOR_SURGE", [100, 121, 146, 176], null, null, true)).toBe(true);
    expect(answer("SECTOR_SURGE", [100, 150, 180, 250], null, null, true)).toBe(false);
  });

  test("only the last weeks count", () => {
    expect(answer("SECTOR_SURGE", [null, 0, 100, 107, 114, 121])).toBe(true);
    expect(answer("SECTOR_SURGE", [100, 130], 0.2, 1)).toBe(true);
  });

  test("a missing week, too few of them, and a start from 0 have no answer", () => {
    expect(message(call("SECTOR_SURGE", [[100, null, 114, 121]]))).toContain("missing in row 2");
    expect(message(call("SECTOR_SURGE", [[100, 110, 121]]))).toContain("has 3 rows, at least 4 are needed");
    expect(message(call("SECTOR_SURGE", [[100, 0, 114, 121]]))).toContain("is 0 in row 2");
  });

  test("a block has one answer a column", () => {
    const block = [
      [100, 100],
      [121, 119],
    ];
    expect(codes(call("SECTOR_SURGE", block, null, 1))).toEqual([[true, false]]);
  });

  test("is what the definition says", () => {
    const percent = fc.integer({ min: 0, max: 90 });
    const weeks = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(rows({ min: 0, length: 6 }), percent, weeks, fc.boolean(), (series, growth, count, each) => {
        fc.pre(series.some((row) => row !== null));
        const found = answer("SECTOR_SURGE", series, growth / 100, count, each);
        expect(found).toBe(slow.sectorSurge(series, growth, count, each));
      }),
      { numRuns: 1000 },
    );
  });
});
