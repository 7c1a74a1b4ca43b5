import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  engineColumnName,
  engineFormula,
  withColumnRenamed,
  withTableName,
} from "../../../src/workbench/grid/structured-references.ts";

describe("a formula in the engine's terms", () => {
  test.each([
    ["=SUM(Totals[v])", "=SUM(Totals[v])"],
    ["=Totals[@v]", "=Totals[[#This Row],[v]]"],
    ["=Totals[@[融资 余额]]", "=Totals[[#This Row],[融资 余额]]"],
    ["=Totals[@[a]:[b]]", "=Totals[[#This Row],[a]:[b]]"],
    ["=Totals[@]", "=Totals[#This Row]"],
    ["=Totals[#All]", "=Totals[#All]"],
    ["=Totals[[#Headers],[v]]", "=Totals[[#Headers],[v]]"],
    ["=SUM(Totals[余额(元)])/2", "=SUM(Totals[余额（元）])/2"],
    ["=Totals[[a-b]:[c/d]]", "=Totals[[a－b]:[c／d]]"],
    ["=Totals[it''s]", "=Totals[it＇s]"],
    ["=Totals[a'[b']]", "=Totals[a［b］]"],
    ['="Totals[@v]"&A1', '="Totals[@v]"&A1'],
    ["='a[@v]'!A1", "='a[@v]'!A1"],
    ["=[@v]", "=[@v]"],
    ["=SUM(RZRQ_1[v])+T.1[@v]", "=SUM(RZRQ＿1[v])+T．1[[#This Row],[v]]"],
    ["=Totals[unfinished", "=Totals[unfinished"],
    ["=A1:B2", "=A1:B2"],
  ])("%s is %s", (formula, expected) => {
    expect(engineFormula(formula)).toBe(expected);
  });

  test("has a column under the name that the engine was told", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        fc.pre(name.trim() === name && !name.startsWith("#") && !name.startsWith("@"));
        const escaped = name.replace(/['[\]#@]/g, "'$&");
        expect(engineFormula(`=SUM(Totals[[${escaped}]])`)).toBe(`=SUM(Totals[[${engineColumnName(name)}]])`);
      }),
    );
  });

  test("is the same if it has no brackets", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes("["));
        expect(engineFormula(`=${text}`)).toBe(`=${text}`);
      }),
    );
  });
});

test("references without a table get the one they are in", () => {
  expect(withTableName('=[@a]/SUM([@b],Other[@c])&"[@d]"', "Totals")).toBe(
    '=Totals[@a]/SUM(Totals[@b],Other[@c])&"[@d]"',
  );
  expect(withTableName("=[Book]Sheet1!A1", "Totals")).toBe("=[Book]Sheet1!A1");
});

test("a renamed column is renamed wherever its table is named, and nowhere else", () => {
  const formula = "=SUM(Totals[a])+totals[@a]+Totals[[#Headers],[a]]+Totals[ab]+Other[a]";
  expect(withColumnRenamed(formula, "Totals", "a", "b]c")).toBe(
    "=SUM(Totals[b']c])+totals[@b']c]+Totals[[#Headers],[b']c]]+Totals[ab]+Other[a]",
  );
});
