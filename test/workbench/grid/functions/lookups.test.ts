import { expect, test } from "vitest";
import { onGrid } from "../on-grid.ts";
import { description, fakePort } from "./fake-port.ts";

/** Results spilled down from A1 by a function that streams. */
async function spilled(values: readonly (number | string)[]) {
  const sheet = await onGrid();
  const port = fakePort();
  sheet.grid.connectFunctions([{ ...description("PRICE", 1), streaming: true }], port.port);
  await sheet.grid.recalculate();
  const settled = async () => {
    await sheet.grid.select(sheet.at("A1"));
    await sheet.grid.select(sheet.at("A1"));
  };
  const answer = async (next: readonly (number | string)[]) => {
    for (const call of port.calls())
      port.answer(
        call,
        next.map((value) => [value]),
      );
    await settled();
  };
  await sheet.write("A1", [["=RZRQ.PRICE(1)"]]);
  await answer(values);
  return { ...sheet, answer };
}

test("a lookup finds its value among spilled results, and follows when they change", async () => {
  const { write, values, answer } = await spilled([10, 20, 30]);
  await write("C1:C3", [["=MATCH(20,A1:A3,0)"], ["=MATCH(40,A1:A3,0)"], ["=COUNTIF(A1:A3,30)"]]);
  expect(values("C1:C3")).toEqual([[2], [{ error: "#N/A" }], [1]]);
  await answer([40, 30, 20]);
  expect(values("C1:C3")).toEqual([[3], [1], [1]]);
});

test("a lookup over results and constants in one column finds both", async () => {
  const { write, values, answer } = await spilled(["甲", "乙"]);
  await write("A3:A4", [["丙"], ["=A3&A1"]]);
  await write("C1:C3", [['=MATCH("丙",A1:A4,0)'], ['=MATCH("乙",A1:A4,0)'], ['=MATCH("丙甲",A1:A4,0)']]);
  expect(values("C1:C3")).toEqual([[3], [2], [4]]);
  await answer(["丁", "戊"]);
  expect(values("C1:C3")).toEqual([[3], [{ error: "#N/A" }], [{ error: "#N/A" }]]);
});
