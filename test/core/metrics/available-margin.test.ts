import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areClose, numberOf } from "../../support/account.ts";
import { call, codes, message, single } from "../../support/custom-functions.ts";
import { wholeAvailableMargin } from "../../support/slow/available-margin.ts";

const margin = (...args: unknown[]): unknown => single(call("AVAILABLE_MARGIN", ...args));
const financed = (value: number): number => numberOf("AVAILABLE_MARGIN", 100, null, [[value, 100, 0.7, 1]]);
const sold = (value: number): number => numberOf("AVAILABLE_MARGIN", 200, null, null, [[100, value, 0.7, 0.5]]);

describe("AVAILABLE_MARGIN of a financed position", () => {
  test("of 100 worth 100, 110 and 90 leaves 0, 7 and −10 of a cash of 100", () => {
    expect([financed(100), financed(110), financed(90)]).toEqual([0, 7, -10]);
  });

  test("a step above the financed amount counts at the haircut, a step below in full", () => {
    expect(financed(101) - financed(100)).toBeCloseTo(0.7, 12);
    expect(financed(100) - financed(99)).toBeCloseTo(1, 12);
  });

  test("at a haircut of 0 a gain adds nothing and a loss still counts in full", () => {
    expect(margin(100, null, [[150, 100, 0, 1]])).toBe(0);
    expect(margin(100, null, [[50, 100, 0, 1]])).toBe(-50);
  });

  test("a gain of one contract at its haircut does not make up for the same loss of another", () => {
    expect(
      margin(200, null, [
        [110, 100, 0.7, 1],
        [90, 100, 0.7, 1],
      ]),
    ).toBe(-3);
  });
});

describe("AVAILABLE_MARGIN of a short position", () => {
  test("of 100 worth 90, 100 and 110 leaves 62, 50 and 35 of a cash of 200", () => {
    expect([sold(90), sold(100), sold(110)]).toEqual([62, 50, 35]);
  });

  test("a step below the proceeds counts at the haircut, a step above in full, both beside the margin of 50%", () => {
    expect(sold(99) - sold(100)).toBeCloseTo(0.7 + 0.5, 12);
    expect(sold(100) - sold(101)).toBeCloseTo(1 + 0.5, 12);
  });
});

describe("AVAILABLE_MARGIN", () => {
  test("of cash alone is the cash less interest", () => {
    expect([margin(100), margin(100, null, null, null, 3)]).toEqual([100, 97]);
  });

  test("collateral counts at its haircut", () => {
    expect(
      margin(0, [
        [100, 0.7],
        [200, 0.65],
        [300, 0],
      ]),
    ).toBe(200);
  });

  test("rows without any value are no positions", () => {
    expect(
      margin(10, [
        [100, 0.7],
        [null, null],
        ["", ""],
      ]),
    ).toBe(80);
  });

  test("cash and interest broadcast beside the tables", () => {
    expect(call("AVAILABLE_MARGIN", [[100], [200]], [[100, 0.5]], null, null, [[0, 10]])).toEqual([
      [150, 140],
      [250, 240],
    ]);
  });

  test("a missing value in a table has no answer, and the text says which", () => {
    const given: [unknown[], string][] = [
      [[1, [[100, ""]]], "担保证券折算率"],
      [[1, null, [[null, 100, 0.7, 1]]], "融资证券市值"],
      [[1, null, [[100, 100, 0.7, null]]], "融资保证金比例"],
      [[1, null, null, [[100, "-", 0.7, 1]]], "融券证券市值"],
    ];
    for (const [args, column] of given) {
      expect(margin(...args)).toBe("#N/A");
      expect(message(call("AVAILABLE_MARGIN", ...args))).toContain(`(${column}) is missing`);
    }
  });

  test("a margin ratio of 0 is a blank that came as 0: no answer", () => {
    expect(margin(100, null, [[100, 100, 0.7, 0]])).toBe("#N/A");
  });

  test("70 for 70% is refused", () => {
    expect(message(call("AVAILABLE_MARGIN", 1, [[100, 70]]))).toContain(
      "haircut (担保证券折算率) must be a ratio such as 0.025 (2.5%) from 0 to 1, got 70 (row 1)",
    );
    expect(margin(1, null, [[100, 100, 0.7, 100]])).toBe("#VALUE!");
  });

  test("a table with too few columns is refused with the columns that it needs", () => {
    expect(message(call("AVAILABLE_MARGIN", 1, null, [[100, 100, 0.7]]))).toMatch(
      /financed amount.*margin ratio; got 3/,
    );
  });

  test("an error in a table is the answer of every cell", () => {
    expect(codes(call("AVAILABLE_MARGIN", 1, [["#DIV/0!", 0.7]]))).toEqual([["#DIV/0!"]]);
  });

  test("agrees with the rule added up in whole numbers", () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 9n });
    const haircut = fc.bigInt({ min: 0n, max: 100n });
    const ratio = fc.bigInt({ min: 50n, max: 300n });
    const table = <Row extends bigint[]>(row: fc.Arbitrary<Row>) => fc.array(row, { maxLength: 5 });
    const account = fc.record({
      cash: amount,
      collateral: table(fc.tuple(amount, haircut)),
      financing: table(fc.tuple(amount, amount, haircut, ratio)),
      short: table(fc.tuple(amount, amount, haircut, ratio)),
      interest: amount,
    });
    const written = (rows: readonly bigint[][], amounts: number) =>
      rows.map((row) => row.map((cell, index) => (index < amounts ? Number(cell) : Number(cell) / 100)));
    fc.assert(
      fc.property(account, (whole) => {
        const answer = numberOf(
          "AVAILABLE_MARGIN",
          Number(whole.cash),
          written(whole.collateral, 1),
          written(whole.financing, 2),
          written(whole.short, 2),
          Number(whole.interest),
        );
        expect(areClose(answer, Number(wholeAvailableMargin(whole)) / 100, 1e10)).toBe(true);
      }),
    );
  });

  test("never grows when a financed security falls or a shorted one rises", () => {
    const value = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(value, value, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(financed(low)).toBeLessThanOrEqual(financed(high));
        expect(sold(high)).toBeLessThanOrEqual(sold(low));
      }),
    );
  });
});
