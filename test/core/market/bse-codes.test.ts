import { describe, expect, test } from "vitest";
import { BSE_CODES, canonicalCode, codeOn, formerCode } from "../../../src/core/market/bse-codes.ts";
import { exchangeOfCode } from "../../../src/core/market/security-code.ts";
import type { TradingDate } from "../../../src/core/market/trading-date.ts";

const day = (text: string): TradingDate => text as TradingDate;

describe("the switch of the BSE to codes of its own", () => {
  test("248 companies changed their code, none to the code of another", () => {
    expect(BSE_CODES).toHaveLength(248);
    expect(new Set(BSE_CODES.map(({ former }) => former)).size).toBe(248);
    expect(new Set(BSE_CODES.map(({ current }) => current)).size).toBe(248);
  });

  test("every code of either kind belongs to the BSE, and no former code is a current one", () => {
    for (const { former, current } of BSE_CODES) {
      expect([exchangeOfCode(former), exchangeOfCode(current)]).toEqual(["BSE", "BSE"]);
      expect(former).toMatch(/^(43|8[37])\d{4}$/);
      expect(current).toMatch(/^920\d{3}$/);
    }
  });

  // Rows that were printed with the announcements of the switch and in Tushare's documentation.
  test.each([
    ["839729", "920729"],
    ["838163", "920163"],
    ["837242", "920242"],
    ["836433", "920433"],
    ["430476", "920476"],
    ["430425", "920425"],
    ["430300", "920300"],
    ["430139", "920139"],
    ["430017", "920017"],
    ["832000", "920000"],
  ])("%s became %s", (former, current) => {
    expect(canonicalCode(former)).toBe(current);
    expect(formerCode(current)).toBe(former);
  });

  test("three digits that were taken went up by hundreds until they were free", () => {
    const currents = new Set(BSE_CODES.map(({ current }) => current));
    const moved = BSE_CODES.filter(({ former, current }) => former.slice(3) !== current.slice(3));
    expect(moved).toHaveLength(26);
    for (const { former, current } of moved) {
      expect(current.slice(4)).toBe(former.slice(4));
      expect(currents.has(`920${former.slice(3)}`)).toBe(true);
    }
  });

  test("the six of the pilot changed on 2025-05-06, all others on 2025-10-09", () => {
    const pilot = BSE_CODES.filter(({ since }) => since === "2025-05-06").map(({ former }) => former);
    expect(pilot).toEqual(["430489", "830799", "831445", "833819", "834682", "839167"]);
    expect(BSE_CODES.filter(({ since }) => since === "2025-10-09")).toHaveLength(242);
  });

  test("either code names the one that was in use on the day", () => {
    for (const code of ["833819", "920819"]) {
      expect([codeOn(code, day("2025-04-30")), codeOn(code, day("2025-05-06"))]).toEqual(["833819", "920819"]);
    }
    expect([codeOn("920000", day("2025-09-30")), codeOn("832000", day("2025-10-09"))]).toEqual(["832000", "920000"]);
  });

  test("a company that was listed under a 920 code has no other, nor has any code of another exchange", () => {
    for (const code of ["920002", "600519", "000001"]) {
      expect([canonicalCode(code), formerCode(code), codeOn(code, day("2024-06-03"))]).toEqual([code, null, code]);
    }
  });
});
