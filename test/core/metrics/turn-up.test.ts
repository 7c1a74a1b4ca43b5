import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message } from "../../support/custom-functions.ts";
import { answer, rows } from "../../support/series.ts";
import * as slow from "../../support/slow/series.ts";

describe("TURN_UP", () => {
  test("a rise after three falls is a turn, after two it is not", () => {
    expect(answer("TURN_UP", [10, 9, 8, 7, 7.1])).toBe(true);
    expect(answer("TURN_UP", [9, 10, 9, 8, 8.1])).toBe(false);
    expect(answer("TURN_UP", [9, 10, 9, 8, 8.1], 2)).toBe(true);
  });

  test("a level row is neither a fall nor a rise", () => {
    expect(answer("TURN_UP", [10, 9, 8, 7, 7])).toBe(false);
    expect(answer("TURN_UP", [10, 9, 8, 8, 7, 8])).toBe(false);
    expect(answer("TURN_UP", [5, 5, 5, 5, 5])).toBe(false);
  });

  test("a missing row neither extends nor breaks the falls", () => {
    expect(answer("TURN_UP", [10, 9, null, 8, 7, 6, 7])).toBe(true);
    expect(answer("TURN_UP", [10, 9, null, 8, 7, 8])).toBe(false);
  });

  test("without the last two rows there is no answer", () => {
    expect(answer("TURN_UP", [10, 9, 8, 7, null])).toBe("#N/A");
    expect(message(call("TURN_UP", [[10, 9, 8, null, 9]]))).toContain("missing in row 4");
  });

  test("five rows are needed for three falls and a rise", () => {
    expect(message(call("TURN_UP", [[9], [8], [9]]))).toContain("has 3 rows, at least 5 are needed");
  });

  test("a block has one answer a column", () => {
    const block = [
      [3, 3],
      [2, 2],
      [3, 1],
    ];
    expect(codes(call("TURN_UP", block, 1))).toEqual([[true, false]]);
  });

  test("is what the definition says", () => {
    fc.assert(
      fc.property(rows({ min: -2, max: 4, length: 9 }), fc.integer({ min: 1, max: 3 }), (series, falls) => {
        fc.pre(series.some((row) => row !== null));
        expect(answer("TURN_UP", series, falls)).toBe(slow.turnUp(series, falls));
      }),
      { numRuns: 1000 },
    );
  });
});
