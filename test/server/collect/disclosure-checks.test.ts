import { describe, expect, test } from "vitest";
import type { MarginFigures, SecurityRow } from "../../../src/contracts/rows.ts";
import { checkDetails, checkOverview, checkTotals, isBlank } from "../../../src/server/collect/disclosure-checks.ts";
import { originOf } from "../../support/origin-of.ts";

const origin = originOf("SSE");

/** SSE, 2026-08-03. */
const PUBLISHED: MarginFigures = {
  financing_balance: 1_323_258_064_454,
  financing_buy: 88_698_958_005,
  financing_repay: 92_839_162_221,
  short_balance: 14_206_903_655,
  short_shares: 2_635_307_852,
  short_sold: 61_245_319,
  short_returned: null,
  margin_balance: 1_337_464_968_109,
};
const security = (code: string, figures: Partial<MarginFigures> = {}): SecurityRow => ({
  code,
  name: "示例",
  ...PUBLISHED,
  ...figures,
});
const totals = (figures: Partial<MarginFigures>) => () => checkTotals({ ...PUBLISHED, ...figures }, origin);
const details =
  (...rows: SecurityRow[]) =>
  () =>
    checkDetails(rows, origin);

describe("checkTotals", () => {
  test("takes published figures", () => {
    expect(totals({})).not.toThrow();
  });

  test("refuses balances that do not add up to the yuan", () => {
    expect(totals({ margin_balance: 1_337_464_968_110 })).toThrow(
      "financing balance 1323258064454 + short balance 14206903655 is not the margin balance 1337464968110",
    );
  });

  test("compares nothing where a balance is missing", () => {
    expect(totals({ short_balance: null })).not.toThrow();
    expect(totals({ financing_balance: null })).not.toThrow();
  });

  test("refuses an exchange without any financing", () => {
    expect(totals({ financing_balance: 0, margin_balance: 14_206_903_655 })).toThrow("expected a figure above 0");
  });
});

describe("checkOverview", () => {
  test.each([
    [{ turnover: 856_131_000_000, float_cap: 0 }, "流通市值 (float_cap)"],
    [{ turnover: 0, float_cap: 50_161_351_000_000 }, "成交额 (turnover)"],
  ])("refuses %j: a session has turnover and value", (figures, name) => {
    expect(() => checkOverview(figures, origin)).toThrow(`gave 0 in the field ${name}`);
  });

  test.each([
    { turnover: 464_774_900_000, float_cap: 21_045_460_000_000 / 1e4 },
    { turnover: 464_774_900_000 / 1e4, float_cap: 21_045_460_000_000 },
  ])("refuses %j: 万元 taken for 亿元", (figures) => {
    expect(() => checkOverview(figures, origin)).toThrow("cannot be in the units given");
  });

  test("takes published figures, and one that is missing", () => {
    expect(() => checkOverview({ turnover: 464_774_900_000, float_cap: 21_045_460_000_000 }, origin)).not.toThrow();
    expect(() => checkOverview({ turnover: 856_131_000_000, float_cap: null }, origin)).not.toThrow();
  });
});

describe("checkDetails", () => {
  test("allows the rounding of one yuan, and no more", () => {
    expect(details(security("600519", { margin_balance: 1_337_464_968_110 }))).not.toThrow();
    expect(details(security("600519", { margin_balance: 1_337_464_968_111 }))).toThrow("600519");
  });

  test("refuses a security twice", () => {
    expect(details(security("600519"), security("510300"), security("600519"))).toThrow("more than one row for 600519");
  });

  test.each([["60519"], ["6005190"], ["60051A"], [""]])("refuses the code %j", (code) => {
    expect(details(security(code))).toThrow(`gave ${JSON.stringify(code)}`);
  });

  test.each([["990001"], ["019547"]])("takes %j: what an exchange may list in time is not for us to say", (code) => {
    expect(details(security(code))).not.toThrow();
  });
});

test("a row without any figure is blank, a row of zeros is not", () => {
  const all = (figure: 0 | null) =>
    Object.fromEntries(Object.keys(PUBLISHED).map((id) => [id, figure])) as unknown as MarginFigures;
  expect(isBlank(all(null))).toBe(true);
  expect(isBlank(all(0))).toBe(false);
});
