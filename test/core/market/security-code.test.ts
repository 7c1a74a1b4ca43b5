import { describe, expect, test } from "vitest";
import { exchangeOfCode, formatSecurityCode, parseSecurityCode } from "../../../src/core/market/security-code.ts";

describe("a security code", () => {
  test.each<[string | number, string, string]>([
    ["600519.SH", "600519", "SSE"],
    ["SH600519", "600519", "SSE"],
    ["sh.600519", "600519", "SSE"],
    ["600519", "600519", "SSE"],
    [" 600519 ", "600519", "SSE"],
    [600519, "600519", "SSE"],
    [1, "000001", "SZSE"],
    [2594, "002594", "SZSE"],
    ["000001.SZ", "000001", "SZSE"],
    ["300750.sz", "300750", "SZSE"],
    ["301236", "301236", "SZSE"],
    ["920163.BJ", "920163", "BSE"],
    ["BJ920000", "920000", "BSE"],
    ["838163", "920163", "BSE"],
    ["430017.BJ", "920017", "BSE"],
    [835857, "920057", "BSE"],
    ["880001", "880001", "BSE"],
    ["688981", "688981", "SSE"],
    ["689009", "689009", "SSE"],
    ["510300", "510300", "SSE"],
    ["588000.SH", "588000", "SSE"],
    ["159915", "159915", "SZSE"],
    ["161725", "161725", "SZSE"],
  ])("%s is %s of the %s", (written, code, exchange) => {
    expect(parseSecurityCode(written)).toEqual({ code, exchange });
  });

  test.each<[string | number, string]>([
    ["60000.SH", "five digits"],
    ["600519.SZ", "the wrong exchange"],
    ["000001.SH", "the Shanghai index, which is no security"],
    ["900901", "a B share"],
    ["200002", "a B share"],
    ["113050", "a convertible bond"],
    ["999999", "nothing listed"],
    ["600519.HK", "another market"],
    ["", "nothing"],
    ["贵州茅台", "a name"],
    [0, "zero"],
    [-1, "a negative number"],
    [1.5, "a fraction"],
    [1000000, "seven digits"],
    [NaN, "no number"],
  ])("%s is refused: %s", (written) => {
    expect(parseSecurityCode(written)).toBeNull();
  });

  test("92 codes belong to Beijing although Shanghai's B shares begin with 9", () => {
    expect(exchangeOfCode("920002")).toBe("BSE");
    expect(exchangeOfCode("900932")).toBeNull();
  });

  test("the written form carries the market's suffix", () => {
    expect([1, "600519", "920163"].map((code) => formatSecurityCode(parseSecurityCode(code)!))).toEqual([
      "000001.SZ",
      "600519.SH",
      "920163.BJ",
    ]);
  });
});
