import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMissing, readFigure } from "../../../../src/server/collect/import/read-figure.ts";

const valueOf = (cell: string | number, exponent = 0): number | undefined => readFigure(cell, exponent)?.value;

describe("readFigure", () => {
  test.each([
    ["2543421750497", 0, 2_543_421_750_497],
    ["2,543,421,750,497", 0, 2_543_421_750_497],
    ["683,707,523.00", 0, 683_707_523],
    [" 1495185799372 ", 0, 1_495_185_799_372],
    ["0", 0, 0],
    ["-8,165,818", 0, -8_165_818],
    ["25,434.22", 8, 2_543_422_000_000],
    ["474212.95", 4, 4_742_129_500],
    ["0.29", 8, 29_000_000],
    ["1.59万亿", 0, 1_590_000_000_000],
    ["683.71万", 0, 6_837_100],
    ["228.94亿元", 0, 22_894_000_000],
    [25434.2175, 8, 2_543_421_750_000],
    [1e21, 0, 1e21],
  ])("%s times 10^%i is %d", (cell, exponent, expected) => {
    expect(valueOf(cell, exponent)).toBe(expected);
  });

  test.each([
    "1,23",
    "12,3456",
    "1e12",
    "2.54E+12",
    "约2.5万亿",
    "5.",
    ".5",
    "+5",
    "1 元 2",
    "#N/A",
    "12%",
    "１２３万股票",
  ])("%s is no figure", (cell) => expect(readFigure(cell, 0)).toBeNull());

  test("the step is that of the last digit written", () => {
    expect(readFigure("254.30", 8)?.step).toBe(1_000_000);
    expect(readFigure("1.59万亿", 0)?.step).toBe(10_000_000_000);
    expect(readFigure("2543421750497", 0)?.step).toBe(1);
  });

  test("reads every whole number below 2^53 back, however it is grouped and scaled", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.constantFrom(0, 4, 8), (yuan, exponent) => {
        const digits = String(yuan).padStart(exponent + 1, "0");
        const whole = digits.slice(0, digits.length - exponent);
        const grouped = BigInt(whole).toLocaleString("en-US");
        const fraction = exponent === 0 ? "" : `.${digits.slice(digits.length - exponent)}`;
        expect(valueOf(grouped + fraction, exponent)).toBe(yuan);
      }),
    );
  });
});

describe("isMissing", () => {
  test("blank, a dash and two dashes are missing, zero is not", () => {
    for (const cell of [null, undefined, "", "  ", "-", "--"]) expect(isMissing(cell)).toBe(true);
    for (const cell of [0, "0", "0.00", "---", "无"]) expect(isMissing(cell)).toBe(false);
  });
});
