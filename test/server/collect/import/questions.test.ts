import { describe, expect, test } from "vitest";
import { asked, figuresOf, importing } from "../../../support/importing.ts";
import { textTable } from "../../../support/table-files.ts";

/** 2026-01-05 as published: 融资余额 2,543,421,750,497 元, 融券余额 17,226,467,986 元. */
const totals = (balance: string, more = "", heading = ""): Uint8Array =>
  textTable(`日期,融资余额${heading}`, `2026-01-05,${balance}${more}`, "");

describe("a unit that nothing says", () => {
  test.each([
    ["2543421750497", "元"],
    ["254342175.05", "万元"],
    ["25434.22", "亿元"],
    // 2.5 in any of the three is no market's balance.
    ["2.5", null],
  ])("is asked for; the size of %s suggests %s", (balance, suspected) => {
    const open = importing(totals(balance), { exchange: "ALL" });
    expect(asked(open)).toEqual([["amount_unit", suspected]]);
    expect(open.disclosures).toEqual([]);
    expect(open.preview.tables[0]?.sample).toEqual([]);
  });

  test("is taken from the user", () => {
    const answered = importing(totals("254342175.05"), { exchange: "ALL", amount_unit: "万元" });
    expect(figuresOf(answered)).toMatchObject({ financing_balance: 2_543_421_750_500 });
    expect(answered.preview.tables[0]?.columns).toMatchObject([{ unit: "万元", unit_from: "answer" }]);
  });

  test("that cannot be the user's word is refused by size", () => {
    expect(() => importing(totals("254342175.05"), { exchange: "ALL", amount_unit: "元" })).toThrow(
      /cannot be a market total/,
    );
  });

  test("the user's word does not change a unit that the heading says", () => {
    const said = importing(totals("25434.22", "", "(亿元)"), { exchange: "ALL", amount_unit: "万元" });
    expect(figuresOf(said)).toMatchObject({ financing_balance: 2_543_422_000_000 });
  });

  test("of volumes is suggested by the price that results", () => {
    const bytes = textTable(
      "日期,融资余额(元),融券余额(元),融券余量",
      "2026-01-05,2543421750497,17226467986,244406.37",
      "",
    );
    expect(asked(importing(bytes, { exchange: "ALL" }))).toEqual([["volume_unit", "万股"]]);
    const answered = importing(bytes, { exchange: "ALL", volume_unit: "万股" });
    expect(figuresOf(answered)).toMatchObject({ short_shares: 2_444_063_700 });
  });

  test("of a column of zeros and blanks need not be known", () => {
    const bytes = textTable("日期,融资余额(元),融券卖出量", "2026-01-05,2543421750497,-", "");
    expect(asked(importing(bytes, { exchange: "ALL" }))).toEqual([]);
  });
});

describe("a market that nothing says", () => {
  test.each([
    ["两融.csv", null],
    ["上交所两融.csv", "SSE"],
    ["沪深两市.csv", "ALL"],
  ])("is asked for; the name %s suggests %s", (name, suspected) => {
    expect(asked(importing(totals("2543421750497", "", "(元)"), { name }))).toEqual([["exchange", suspected]]);
  });

  test("may be a column", () => {
    const bytes = textTable(
      "日期,交易所,融资余额(元)",
      "2026-01-05,上交所,1300000000000",
      "2026-01-05,深市,1200000000000",
      "",
    );
    expect(importing(bytes).disclosures.map(({ exchange }) => exchange)).toEqual(["SSE", "SZSE"]);
    expect(() => importing(textTable("日期,交易所,融资余额(元)", "2026-01-05,纽交所,1"))).toThrow(
      /Row 2: the exchange “纽交所” is unknown/,
    );
  });
});

describe("what is odd and yet can be", () => {
  const warnings = (...rows: string[]): string[] =>
    importing(textTable("日期,融资余额(元),融资买入额(元),融资偿还额(元)", ...rows, ""), {
      exchange: "ALL",
    }).preview.warnings.map(({ en }) => en);

  test("a balance far from that of the day before + bought − repaid", () => {
    const first = "2026-01-05,2543421750497,290552359343,271286612430";
    // 2,543,421,750,497 + 328,005,000,000 − 309,117,555,285 = 2,562,309,195,212.
    expect(warnings(first, "2026-01-06,2562309195212,328005000000,309117555285")).toEqual([]);
    expect(warnings(first, "2026-01-06,2962309195212,328005000000,309117555285")).toEqual([
      expect.stringMatching(
        /^On one day .* 2026-01-06 \(row 3\): about 2562309195212 元 expected, the file says 2962309195212/,
      ),
    ]);
  });

  test("sessions that the file lacks", () => {
    expect(warnings("2026-01-05,2543421750497,,", "2026-01-08,2587210825908,,")).toEqual([
      "2 sessions between 2026-01-05 and 2026-01-08 are not in the file: 2026-01-06, 2026-01-07.",
    ]);
  });

  test("a repayment below zero, as of one security whose rights were transferred", () => {
    const bytes = textTable("日期,融资余额(元),融资偿还额(元)", "2026-01-05,17233521533,-5", "");
    const told = importing(bytes, { code: "600519" }).preview.warnings;
    expect(told.map(({ en }) => en)).toContainEqual(
      expect.stringMatching(/^“融资偿还额\(元\)” is negative in one row, such as -5 in row 2/),
    );
    expect(told.map(({ zh }) => zh)).toContainEqual(
      expect.stringMatching(/^1 行的“融资偿还额\(元\)”为负，例如第 2 行的 -5/),
    );
  });

  test("a last line that is not ended", () => {
    const bytes = Buffer.from("日期,融资余额(元)\n2026-01-05,2543421750497");
    expect(importing(bytes, { exchange: "ALL" }).preview.warnings).toMatchObject([
      { en: expect.stringMatching(/last line of the file is not ended/) as string },
    ]);
  });
});
