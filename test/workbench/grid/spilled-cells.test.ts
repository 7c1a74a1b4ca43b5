import { expect, test } from "vitest";
import type { CellValue } from "../../../src/workbench/host/grid.ts";
import { connected } from "./functions/connected.ts";

const BLOCK = [[1], [2], [3], [4]];
const EMPTY: CellValue[][] = [[null], [null], [null], [null]];

async function withSpill() {
  const sheet = await connected();
  await sheet.write("B1", [["=RZRQ.SHOW(A1)"]]);
  await sheet.answerAll(BLOCK);
  expect(sheet.values("B1:B4")).toEqual(BLOCK);
  return sheet;
}

test("a shorter result leaves nothing of the longer one", async () => {
  const { write, values, answerAll } = await withSpill();
  await write("A1", [[7]]);
  await answerAll([[5], [6]]);
  expect(values("B1:B4")).toEqual([[5], [6], [null], [null]]);
});

test("a single result leaves nothing of a block", async () => {
  const { write, values, answerAll } = await withSpill();
  await write("A1", [[7]]);
  await answerAll([[5]]);
  expect(values("B1:B4")).toEqual([[5], [null], [null], [null]]);
});

test("a formula that is cleared takes its block along", async () => {
  const { grid, at, values } = await withSpill();
  await grid.clear(at("B1"), "contents");
  expect(values("B1:B4")).toEqual(EMPTY);
});

test("blocks side by side do not touch each other", async () => {
  const { write, values, answerAll } = await withSpill();
  await write("C1", [["=RZRQ.SHOW(A2,1)"]]);
  await answerAll([[8], [9]]);
  await write("A2", [[3]]);
  await answerAll([[0]]);
  expect(values("C1:C4")).toEqual([[0], [null], [null], [null]]);
  expect(values("B1:B4")).toEqual(BLOCK);
});

test("a call reads what has spilled, and what of it is new", async () => {
  const { write, calls, answerAll, value } = await withSpill();
  await write("D1", [["=RZRQ.SHOW(B1:B5,2)"]]);
  expect(calls().at(-1)?.args[0]).toEqual([...BLOCK, [null]]);
  await write("A1", [[7]]);
  await answerAll([[5], [6]]);
  expect(calls().at(-1)?.args[0]).toEqual([[5], [6], [null], [null], [null]]);
  await answerAll([[5], [6]]);
  expect(value("D2")).toBe(6);
});

test("a number in a cell of text format is passed on as text", async () => {
  const { grid, at, write, calls } = await connected();
  await write("A1", [[600519], [600519]]);
  await grid.setNumberFormats(at("A2"), [["@"]]);
  await write("B1", [["=RZRQ.SHOW(A1:A2)"]]);
  expect(calls().at(-1)?.args).toEqual([[[600519], ["600519"]]]);
});

test("a sheet that does not exist is no reason to read another one", async () => {
  const { write, value, calls } = await connected();
  await write("A1", [[1]]);
  await write("B1", [["=RZRQ.SHOW(Nowhere!A1)"]]);
  expect(calls().flatMap(({ args }) => args)).not.toContainEqual([[1]]);
  expect(value("B1")).toMatchObject({ error: expect.any(String) as string });
});

test("a sum over a block that shrinks counts nothing that the block has left", async () => {
  const { write, value, values } = await connected();
  await write("A1", [[4]]);
  await write("B1", [["=SEQUENCE(A1)"]]);
  await write("C1", [["=SUM(B1:B5)"], ["=SUM(B:B)"], ["=SUM(OFFSET(B1,0,0,5,1))"]]);
  for (const [rows, sum] of [
    [2, 3],
    [5, 15],
    [1, 1],
    [3, 6],
  ] as const) {
    await write("A1", [[rows]]);
    expect(values("C1:C3")).toEqual([[sum], [sum], [sum]]);
  }
  await write("B2", [["in the way"]]);
  expect(value("B1")).toEqual({ error: "#SPILL!" });
});
