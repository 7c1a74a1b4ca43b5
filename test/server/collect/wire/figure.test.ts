import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SourceError } from "../../../../src/server/collect/source.ts";
import { jsonFigure, readFigure } from "../../../../src/server/collect/wire/figure.ts";
import { originOf } from "../../../support/origin-of.ts";

const origin = originOf("SZSE", "https://www.szse.cn/report");
const read = (cell: unknown, exponent = 0) => readFigure(cell, exponent, "融资余额", origin);

describe("readFigure", () => {
  test.each([
    ["12,657.14", 8, 1_265_714_000_000],
    ["11,559.99", 4, 115_599_900],
    ["0.29", 8, 29_000_000],
    ["0.55", 8, 55_000_000],
    ["914,150,095", 0, 914_150_095],
    ["1265714023517", 0, 1_265_714_023_517],
    ["0", 0, 0],
    ["-0", 0, 0],
    [" 12.5 ", 0, 12.5],
    [7_236_626, 0, 7_236_626],
    [8561.31, 8, 856_131_000_000],
  ])("reads %j in units of 10^%i as %d", (cell, exponent, expected) => {
    expect(read(cell, exponent)).toBe(expected);
  });

  test.each([[""], ["-"], ["--"], [" "], [null], [undefined]])("takes %j for missing, not for 0", (cell) => {
    expect(read(cell)).toBeNull();
  });

  test.each([
    ["1,23"],
    ["12,3456"],
    ["1e5"],
    ["0x10"],
    ["12.3.4"],
    ["，"],
    ["约5亿"],
    ["-5"],
    [true],
    [{}],
    [Infinity],
  ])("refuses %j", (cell) => {
    expect(() => read(cell)).toThrow(SourceError);
  });

  test("refuses a figure beyond 2^53, where the yuan are lost", () => {
    expect(read("9,007,199,254,740,991")).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => read("9,007,199,254,740,993")).toThrow(SourceError);
    expect(() => read("90,071,992.55", 8)).toThrow(SourceError);
  });

  test("the refusal names the exchange, the address, the field and the value", () => {
    const given = /上交所|SZSE.*https:\/\/www\.szse\.cn\/report.*"约5亿".*融资余额/;
    expect(() => read("约5亿")).toThrow(given);
  });

  test("any figure with two decimals comes back to the unit, whatever its size", () => {
    const hundredths = fc.bigInt({ min: 0n, max: 9_007_199_254n });
    fc.assert(
      fc.property(hundredths, (count) => {
        const whole = (count / 100n).toLocaleString("en-US");
        const text = `${whole}.${String(count % 100n).padStart(2, "0")}`;
        expect(read(text, 8)).toBe(Number(count * 1_000_000n));
      }),
    );
  });
});

describe("jsonFigure", () => {
  test.each([[0], [1_337_464_968_109], [null], [0.5]])("takes %j", (value) => {
    expect(jsonFigure.parse(value)).toBe(value);
  });

  test.each([["1337464968109"], [-1], [2 ** 53], [undefined], [NaN]])("refuses %j", (value) => {
    expect(jsonFigure.safeParse(value).success).toBe(false);
  });
});
