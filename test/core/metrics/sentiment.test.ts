import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, functionsFor, message } from "../../support/custom-functions.ts";
import { answer, column, rows } from "../../support/series.ts";
import * as slow from "../../support/slow/series.ts";

/** Ten rows and one before them: the balance at three week ends, straight lines between. */
const weeks = (first: number, second: number, third: number): number[] => [
  ...[0, 1, 2, 3, 4].map((day) => first + ((second - first) * day) / 5),
  ...[0, 1, 2, 3, 4, 5].map((day) => second + ((third - second) * day) / 5),
];

describe("SENTIMENT", () => {
  test("more than 5% in a week is a climax, exactly 5% is not", () => {
    expect(answer("SENTIMENT", weeks(100, 100, 105.01))).toBe(1);
    expect(answer("SENTIMENT", weeks(100, 100, 105))).toBe(0);
    expect(answer("SENTIMENT", weeks(41, 42, 44.1))).toBe(0);
  });

  test("two weeks of falls of more than 3% together are pessimism, exactly 3% is not", () => {
    expect(answer("SENTIMENT", weeks(100, 98.5, 96.99))).toBe(-1);
    expect(answer("SENTIMENT", weeks(100, 98.5, 97))).toBe(0);
  });

  test("a week without a fall is no pessimism, however much the two weeks lost", () => {
    expect(answer("SENTIMENT", weeks(100, 90, 90))).toBe(0);
    expect(answer("SENTIMENT", weeks(100, 100, 90))).toBe(0);
    expect(answer("SENTIMENT", weeks(100, 80, 81))).toBe(0);
  });

  test("a climax can be told from one week, anything else needs both", () => {
    expect(answer("SENTIMENT", weeks(1, 100, 106).slice(-6))).toBe(1);
    expect(answer("SENTIMENT", weeks(1, 100, 100).slice(-6))).toBe("#N/A");
    expect(answer("SENTIMENT", [100])).toBe("#N/A");
  });

  test("only the ends of the weeks count: a missing row between them changes nothing, a missing end has no answer", () => {
    const falling = weeks(100, 98, 96);
    expect(
      answer(
        "SENTIMENT",
        falling.map((row, index) => (index % 5 === 0 ? row : null)),
      ),
    ).toBe(-1);
    for (const end of [0, 5, 10]) {
      expect(
        answer(
          "SENTIMENT",
          falling.map((row, index) => (index === end ? null : row)),
        ),
      ).toBe("#N/A");
    }
  });

  test("own thresholds and weeks are taken", () => {
    expect(answer("SENTIMENT", [100, 103], 0.02, null, 1)).toBe(1);
    expect(answer("SENTIMENT", [100, 99, 98], null, "1%", 1)).toBe(-1);
    expect(answer("SENTIMENT", [100, 99, 98], null, 1.5, 1)).toBe("#VALUE!");
  });

  test("weekly rows: 105 after 100 is no climax, though 105/100 − 1 is above 0.05 in doubles", () => {
    expect(105 / 100 - 1 > 0.05).toBe(true);
    expect(answer("SENTIMENT", [100, 100, 105], null, null, 1)).toBe(0);
  });

  test("a block has one answer a column", () => {
    const block = weeks(100, 98, 96).map((row, index) => [row, weeks(100, 100, 106)[index]]);
    expect(codes(call("SENTIMENT", block))).toEqual([[-1, 1]]);
  });

  test("shows its captions, also of −1", () => {
    const shown = functionsFor({ language: "zh", formattedNumbers: true })("SENTIMENT", column(weeks(100, 98, 96)));
    expect(shown[0]![0]).toMatchObject({ basicValue: -1, numberFormat: '"悲观";"悲观"' });
  });

  test("a balance of 0 is no base", () => {
    expect(message(call("SENTIMENT", [[0], [5]], null, null, 1))).toContain("is 0 in row 1");
  });

  test("is what the definition says", () => {
    const percent = fc.integer({ min: 0, max: 60 });
    const week = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(rows({ min: 0 }), percent, percent, week, (series, surge, fall, length) => {
        const found = answer("SENTIMENT", series, surge / 100, fall / 100, length);
        expect(found).toBe(slow.sentiment(series, surge, fall, length));
      }),
      { numRuns: 500 },
    );
  });
});
