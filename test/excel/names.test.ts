import { describe, expect, test } from "vitest";
import { freeLinkId, freeSheetName } from "../../src/excel/free-name.ts";
import { matchColumns, matchTable } from "../../src/excel/match-table.ts";
import { safeText } from "../../src/excel/safe-text.ts";

describe("a new sheet's name", () => {
  test("gets a number when it is taken, in whatever case", () => {
    expect(freeSheetName("两融汇总", [])).toBe("两融汇总");
    expect(freeSheetName("Margin", ["MARGIN", "margin (2)"])).toBe("Margin (3)");
  });

  test("keeps to 31 characters and to those that Excel allows", () => {
    const name = freeSheetName("a/b:".padEnd(40, "x"), ["a b ".padEnd(31, "x")]);
    expect(name).toHaveLength(31);
    expect(name).toMatch(/^a b x+ \(2\)$/);
  });
});

test("a link takes the first number that no table, name or link has", () => {
  expect(freeLinkId([])).toBe("1");
  expect(freeLinkId(["RZRQ_1", "rzrq_2_CAPTION", "rzrq.link.3", "Sales_4"])).toBe("4");
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'quoted"])("the text %j is written as text", (text) => {
  expect(safeText(text)).toBe(`'${text}`);
});

test("ordinary text is written as it is", () => {
  expect(safeText("*ST 国华")).toBe("*ST 国华");
});

describe("a linked table", () => {
  const link = { table: { id: "{1}", name: "RZRQ_1" } };

  test("is found by id when it was renamed", () => {
    expect(matchTable(link, [{ id: "{1}", name: "Mine" }])).toMatchObject({ by: "id" });
  });

  test("is found by name when a file gave it another id, even if its id is now another table's", () => {
    const tables = [
      { id: "{1}", name: "Other" },
      { id: "{9}", name: "RZRQ_1" },
    ];
    expect(matchTable(link, tables)).toMatchObject({ by: "name", table: { id: "{9}" } });
  });

  test("is gone when neither is there", () => {
    expect(matchTable(link, [{ id: "{2}", name: "RZRQ_2" }])).toBeNull();
  });
});

describe("our columns", () => {
  const linked = [
    { column: "date" as const, id: 1, name: "日期" },
    { column: "turnover" as const, id: 2, name: "成交额(元)" },
  ];

  test("are found by id, wherever they moved and whatever they are called", () => {
    const found = matchColumns(
      linked,
      [
        { id: 7, name: "我的" },
        { id: 2, name: "额" },
        { id: 1, name: "日期" },
      ],
      "id",
    );
    expect([...found].map(([id, { index }]) => [id, index])).toEqual([
      ["date", 2],
      ["turnover", 1],
    ]);
  });

  test("stay deleted when the user deleted them", () => {
    expect(
      matchColumns(
        linked,
        [
          { id: 1, name: "日期" },
          { id: 3, name: "成交额(元)" },
        ],
        "id",
      ).has("turnover"),
    ).toBe(false);
  });

  test("are found by heading where ids no longer count", () => {
    expect(matchColumns(linked, [{ id: 5, name: "成交额(元)" }], "name").get("turnover")?.index).toBe(0);
  });
});
