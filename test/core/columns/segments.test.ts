import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillChanges } from "../../../src/core/columns/change.ts";
import { fillDivergences } from "../../../src/core/columns/divergence.ts";
import { fillPercentiles } from "../../../src/core/columns/percentile.ts";
import { fillRecordStreaks } from "../../../src/core/columns/record-streak.ts";
import { isClose, rows, type Row } from "../../support/series.ts";
import * as slow from "../../support/slow/series.ts";

type Fill = (values: Float64Array, from: number, to: number, window: number, output: Float64Array) => void;
type Slow = (series: Row[], row: number, window: number) => slow.Slow;

const toColumn = (series: readonly Row[]): Float64Array => Float64Array.from(series, (row) => row ?? NaN);
const UNTOUCHED = -12345;
const prices = (series: readonly Row[]): Row[] => series.map((row) => (row === null ? null : (row * 7) % 5));

const untilEach: readonly (readonly [string, Fill, Slow])[] = [
  ["changes", fillChanges, (series, row, window) => slow.balanceChange(series, window)[row]!],
  [
    "record streaks",
    (values, from, to, window, output) => fillRecordStreaks(values, from, to, window - 1, output),
    (series, row, window) => {
      const until = series.slice(0, row + 1);
      return until.every((one) => one === null) ? 0 : slow.highStreak(until, window - 1, false);
    },
  ],
  [
    "divergences",
    (values, from, to, window, output) => {
      const own = values.map((value) => (value * 7) % 5);
      fillDivergences(own, values, from, to, window, output);
    },
    (series, row, window) => slow.divergence(prices(series).slice(0, row + 1), series.slice(0, row + 1), window),
  ],
  [
    "percentiles",
    (values, from, to, window, output) => fillPercentiles(values, from, to, window, output),
    (series, row, window) => slow.percentileIn(series.slice(0, row + 1), window, null),
  ],
];

describe.each(untilEach)("%s of a segment", (_, fill, definition) => {
  test("are row by row what the definition says of the rows so far, and nothing outside is read or written", () => {
    const segments = fc.tuple(rows({ min: 0 }), rows({ min: 0, length: 60 }), rows({ min: 0 }));
    fc.assert(
      fc.property(segments, fc.integer({ min: 1, max: 30 }), ([before, own, after], window) => {
        const values = toColumn([...before, ...own, ...after]);
        const output = new Float64Array(values.length).fill(UNTOUCHED);
        const [from, to] = [before.length, before.length + own.length];
        fill(values, from, to, window, output);
        for (const [row, found] of output.subarray(from, to).entries()) {
          expect(isClose(Number.isNaN(found) ? "#N/A" : found, definition(own, row, window))).toBe(true);
        }
        const outside = [...output.subarray(0, from), ...output.subarray(to)];
        expect(outside.every((value) => value === UNTOUCHED)).toBe(true);
      }),
    );
  });
});
