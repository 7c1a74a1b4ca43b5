import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, message, single } from "../../support/custom-functions.ts";
import { slowBse50, type Listed } from "../../support/slow/bse50.ts";

const E8 = 100_000_000;
type Row = readonly (string | number | null)[];

const select = (rows: readonly Row[], count?: number): unknown[][] => call("BSE50_SELECT", rows, count);
const codesOf = (rows: readonly Row[], count?: number): unknown[] => select(rows, count).map(([, code]) => code);
const error = (rows: readonly Row[]): unknown => single(select(rows));
/** 920000 + i, listed two years, each larger and more traded than the one before. */
const space = (length: number): Row[] =>
  Array.from({ length }, (_, i) => [`${920_000 + i}`, 24, E8 + i, 50 * E8 + i, null, null]);

describe("BSE50_SELECT", () => {
  test("drops the young and the last fifth by turnover, then takes the largest", () => {
    const rows: Row[] = [
      ["920001", 30, 90, 500, null, null],
      ["920002", 24, 80, 900, null, null],
      ["920003", 18, 10, 2000, null, null],
      ["920004", 12, 70, 700, null, null],
      ["920005", 6, 95, 3000, 1, null],
      ["920006", 3, 85, 2500, 4, 120 * E8],
    ];
    expect(select(rows, 3)).toEqual([
      [1, "920006", 2500, 85],
      [2, "920002", 900, 80],
      [3, "920004", 700, 70],
    ]);
    expect(codesOf(rows)).toEqual(["920006", "920002", "920004", "920001"]);
  });

  test("takes 50 of 100: the last 20 by turnover are out, the 50 largest of the others in", () => {
    const codes = codesOf(space(100));
    expect(codes).toHaveLength(50);
    expect([codes[0], codes[49]]).toEqual(["920099", "920050"]);
  });

  test("the fifth that is dropped is rounded down", () => {
    expect([4, 5, 9, 10].map((length) => codesOf(space(length)).length)).toEqual([4, 4, 8, 8]);
  });

  test("6 months are too few, more than 6 are enough", () => {
    const rows = (months: number): Row[] => [
      ["920001", months, 1, 1],
      ["920002", 24, 1, 1],
    ];
    expect(codesOf(rows(6))).toEqual(["920002"]);
    expect(codesOf(rows(6.1))).toEqual(["920001", "920002"]);
  });

  test("once 200 are listed for 12 months, more than 12 are asked of all", () => {
    const rows = (mature: number): Row[] => [
      ...Array.from({ length: mature }, (_, i): Row => [`${920_200 + i}`, 12, 1, 1, null, null]),
      ["920001", 13, 2, 2, null, null],
      ["920002", 11, 2, 2, null, null],
    ];
    expect(codesOf(rows(198), 2)).toEqual(["920001", "920002"]);
    expect(codesOf(rows(199), 2)).toEqual(["920001"]);
  });

  test("the exemption takes rank 5 and more than 100 亿 together", () => {
    const isIn = (rank: number | null, issueValue: number | null): boolean =>
      codesOf([["920001", 2, 9, 9, rank, issueValue], ...space(5).slice(2)]).includes("920001");
    expect(isIn(5, 100 * E8 + 1)).toBe(true);
    expect(isIn(6, 200 * E8)).toBe(false);
    expect(isIn(1, 100 * E8)).toBe(false);
    expect([isIn(null, 200 * E8), isIn(1, null), isIn(0, 200 * E8), isIn(1, 0)]).toEqual([false, false, false, false]);
  });

  test("the last two columns may be left off", () => {
    expect(
      codesOf([
        ["920001", 24, 1, 5],
        ["920002", 24, 1, 6],
      ]),
    ).toEqual(["920002", "920001"]);
  });

  test("equal figures rank by code, and the larger code drops out first", () => {
    const rows = ["920005", "920003", "920001", "920004", "920002"].map((code): Row => [code, 24, 7, 7]);
    expect(codesOf(rows)).toEqual(["920001", "920002", "920003", "920004"]);
  });

  test("codes are read in every form and shown as they were given", () => {
    expect(
      codesOf([
        [920163, 24, 1, 2],
        ["BJ920001", 24, 1, 3],
        ["835185.BJ", 24, 1, 1],
      ]),
    ).toEqual(["BJ920001", "920163", "835185.BJ"]);
  });

  test("a code of another exchange, or none, is refused by name", () => {
    expect(message(select([["600519.SH", 24, 1, 2]]))).toBe(
      'code (证券代码) must be a BSE code such as 920163, got "600519.SH"; take that row out',
    );
    expect([error([["某某股份", 24, 1, 2]]), error([["代码", 24, 1, 2]])]).toEqual(["#VALUE!", "#VALUE!"]);
  });

  test("a security with two rows is refused, in whatever form its code is", () => {
    expect(
      message(
        select([
          ["920163", 24, 1, 2],
          ["920163.BJ", 24, 3, 4],
        ]),
      ),
    ).toBe("table (样本空间) has 920163 twice; give each security one row");
  });

  test("a figure that is missing is named with its row, and never ranks as 0", () => {
    expect(
      message(
        select([
          ["920001", 24, 1, 2],
          ["920002", 24, null, 2],
        ]),
      ),
    ).toMatch(/^mean_turnover .* \(row 2\)$/);
    expect(message(select([["920001", 24, 1, 0]]))).toMatch(/^mean_value .*missing or 0.* \(row 1\)$/);
    expect(error([["920001", -1, 1, 2]])).toBe("#VALUE!");
  });

  test("without anybody eligible there is no answer", () => {
    expect(error([["920001", 3, 1, 2]])).toBe("#N/A");
    expect(message(select([["920001", 3, 1, 2]]))).toContain("check the months since listing");
  });

  test("empty rows are no securities", () => {
    expect(codesOf([...space(2), [null, null, null, null, null, null], ...space(3).slice(2)])).toHaveLength(3);
  });

  const security = fc.record({
    months: fc.integer({ min: 0, max: 20 }),
    turnover: fc.integer({ min: 0, max: 6 }),
    value: fc.integer({ min: 1, max: 6 }),
    rank: fc.option(fc.integer({ min: 1, max: 9 })),
    issueValue: fc.option(fc.constantFrom(90 * E8, 100 * E8, 110 * E8)),
  });
  const securities = (minLength: number, maxLength: number): fc.Arbitrary<Listed[]> =>
    fc.array(security, { minLength, maxLength }).chain((list) => {
      const coded = list.map((one, index) => ({ ...one, code: `${920_000 + index}` }));
      return fc.shuffledSubarray(coded, { minLength: coded.length });
    });
  const rowOf = (one: Listed): Row => [one.code, one.months, one.turnover, one.value, one.rank, one.issueValue];
  const agrees = (list: readonly Listed[], count: number): void => {
    const expected = slowBse50(list, count);
    const rows = list.map(rowOf);
    if (expected.length === 0) expect(error(rows)).toBe("#N/A");
    else expect(codesOf(rows, count)).toEqual(expected);
  };

  test("agrees with counting who stands before whom", () => {
    fc.assert(fc.property(securities(1, 40), fc.integer({ min: 1, max: 30 }), agrees));
  });

  test("agrees around 200 old securities too", () => {
    fc.assert(
      fc.property(securities(5, 15), fc.integer({ min: 190, max: 202 }), (young, old) => {
        const settled = Array.from({ length: old }, (_, i): Listed => ({
          code: `${920_300 + i}`,
          months: 30,
          turnover: i % 7,
          value: 1 + (i % 5),
          rank: null,
          issueValue: null,
        }));
        agrees([...young, ...settled], 60);
      }),
      { numRuns: 40 },
    );
  });
});
