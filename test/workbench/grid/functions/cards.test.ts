import { expect, test } from "vitest";
import type { Card } from "../../../../src/workbench/host/grid.ts";
import { connected } from "./connected.ts";

const card: Card = {
  title: "贵州茅台",
  fields: [
    { label: "融资余额", value: 18_250_000_000.4, numberFormat: "#,##0" },
    { label: "占比", value: 0.01092, numberFormat: "0.00%" },
    { label: "日期", value: 46_283, numberFormat: "yyyy-mm-dd" },
    { label: "代码", value: "600519.SH" },
    { label: "标的", value: true },
  ],
};

async function withCard() {
  const sheet = await connected();
  await sheet.write("B2", [["=RZRQ.SHOW(1)"]]);
  await sheet.answerAll([[{ value: "贵州茅台", card }], ["平安银行"]]);
  const cardAt = (address: string) => {
    const { sheet: id, row, column } = sheet.at(address);
    return sheet.grid.cardAt(id, row, column);
  };
  return { ...sheet, cardAt };
}

test("a cell with an entity holds its name", async () => {
  const { values } = await withCard();
  expect(values("B2:B3")).toEqual([["贵州茅台"], ["平安银行"]]);
});

test("its card has every field in its number format", async () => {
  const { cardAt } = await withCard();
  expect(cardAt("B2")).toEqual({
    title: "贵州茅台",
    lines: [
      { label: "融资余额", text: "18,250,000,000" },
      { label: "占比", text: "1.09%" },
      { label: "日期", text: "2026-09-18" },
      { label: "代码", text: "600519.SH" },
      { label: "标的", text: "TRUE" },
    ],
  });
  expect(cardAt("B3")).toBeNull();
});

test("a value in its place has no card", async () => {
  const { cardAt, write } = await withCard();
  await write("B2", [["贵州茅台"]]);
  expect(cardAt("B2")).toBeNull();
});
