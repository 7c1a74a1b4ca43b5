import { describe, expect, test } from "vitest";
import { importing, refusalOf } from "../../../support/importing.ts";
import { textTable } from "../../../support/table-files.ts";

const HEAD = "交易日期,证券代码,融资余额(元),融券余额(元),融资融券余额(元)";
const row = (place: number, margin: number): string =>
  `2026-07-31,${String(600_000 + place)},${1_000_000 + place},500,${margin}`;
/** So many rows, of which those at the places say a 融资融券余额 that is 7 too large. */
const list = (rows: number, ...odd: number[]): Uint8Array =>
  textTable(
    HEAD,
    ...Array.from({ length: rows }, (_, place) => row(place, 1_000_500 + place + (odd.includes(place) ? 7 : 0))),
    "",
  );

describe("a row whose balances do not add up", () => {
  test("is left out, with its figures, and the others are taken", () => {
    const { preview, disclosures } = importing(list(40, 3));
    const [details] = disclosures;
    expect(details && "rows" in details && details.rows.map(({ code }) => code)).not.toContain("600003");
    expect(details).toHaveProperty("rows.length", 39);
    expect(preview.left_out).toEqual([
      {
        what: { zh: "第 5 行", en: "row 5" },
        why: {
          zh: "融资余额 1000003 + 融券余额 500 = 1000503，与融资融券余额 1000510 不符（元）",
          en: "融资余额 1000003 + 融券余额 500 = 1000503, which is not 融资融券余额 1000510 (元)",
        },
      },
    ]);
    expect(preview.warnings[0]?.en).toMatch(/^One row contradicts itself and is left out, such as row 5: .*1000510/);
    expect(preview.warnings[0]?.zh).toMatch(/^1 行自相矛盾，不予采用/);
  });

  test("may be one of three, or one in twenty; more are a wrong column", () => {
    expect(importing(list(3, 0)).preview.left_out).toHaveLength(1);
    expect(importing(list(60, 0, 1, 2)).preview.left_out).toHaveLength(3);
    for (const file of [list(1, 0), list(2, 0), list(19, 0, 1), list(60, 0, 1, 2, 3)])
      expect(refusalOf(file).en).toMatch(/^Row 2: .* which is not 融资融券余额 1000507 .* nothing was imported\.$/);
  });

  test("to the 元 is one of a security, whose balances are rounded each by itself, but not of a market", () => {
    const securities = (margin: number) =>
      importing(textTable(HEAD, row(0, 1_000_500), row(1, 1_000_501), row(2, margin), ""));
    // 1,000,002.5 + 500.4 is 1,000,502.9
    expect(securities(1_000_503).preview).toMatchObject({ left_out: [], warnings: [expect.anything()] });
    expect(securities(1_000_504).preview.left_out).toHaveLength(1);
    const markets = textTable(
      "交易日期,融资余额(元),融券余额(元),融资融券余额(元)",
      ...["2026-07-29,1000000000000,5000000000,1005000000000", "2026-07-30,1000000000000,5000000000,1005000000000"],
      "2026-07-31,1000000000000,5000000000,1005000000001",
      "",
    );
    expect(importing(markets, { exchange: "ALL" }).preview.left_out).toHaveLength(1);
  });
});
