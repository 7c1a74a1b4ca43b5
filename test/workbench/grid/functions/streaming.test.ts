import { describe, expect, test } from "vitest";
import { onGrid } from "../on-grid.ts";
import { description, fakePort } from "./fake-port.ts";

const BUSY = { error: "#BUSY!" };

/** A grid that knows PRICE, whose calls stay open. */
async function streaming() {
  const sheet = await onGrid();
  const port = fakePort();
  sheet.grid.connectFunctions([{ ...description("PRICE", 1), streaming: true }], port.port);
  await sheet.grid.recalculate();
  const settled = async () => {
    await sheet.grid.select(sheet.at("A1"));
    await sheet.grid.select(sheet.at("A1"));
  };
  const answer = async (value: number) => {
    for (const call of port.calls()) port.answer(call, [[value]]);
    await settled();
  };
  return { ...sheet, ...port, answer, settled };
}

describe("a function that streams", () => {
  test("fills its cell again with each result", async () => {
    const { write, values, answer } = await streaming();
    await write("A1", [["=RZRQ.PRICE(1)"]]);
    expect(values("A1")).toEqual([[BUSY]]);
    await answer(10);
    expect(values("A1")).toEqual([[10]]);
    await answer(11);
    expect(values("A1")).toEqual([[11]]);
  });

  test("is asked once for all cells with the same call, and not again when rows are inserted", async () => {
    const { write, values, answer, calls, grid, at, settled } = await streaming();
    await write("A1:A2", [["=RZRQ.PRICE(1)"], ["=RZRQ.PRICE(1)"]]);
    await answer(10);
    await grid.insertCells(at("A1:A1"), "down");
    await settled();
    expect(calls()).toHaveLength(1);
    await answer(12);
    expect(values("A2:A3")).toEqual([[12], [12]]);
  });

  test("is asked again when everything is calculated, and shows what it was told until it is told something else", async () => {
    const { write, values, answer, calls, cancelled, grid, settled } = await streaming();
    await write("A1", [["=RZRQ.PRICE(1)"]]);
    await answer(10);
    grid.forgetAnswers();
    await grid.recalculate();
    await settled();
    const [before, again] = calls();
    expect(cancelled).toEqual([before!.invocation]);
    expect(again).toMatchObject({ id: "PRICE", args: before!.args });
    expect(values("A1")).toEqual([[10]]);
    await answer(11);
    expect(values("A1")).toEqual([[11]]);
  });

  test("is cancelled when no cell shows it any more", async () => {
    const { write, answer, cancelled, calls, settled } = await streaming();
    await write("A1", [["=RZRQ.PRICE(1)"]]);
    await answer(10);
    const [call] = calls();
    await write("A1", [["=1+1"]]);
    await settled();
    expect(cancelled).toEqual([call!.invocation]);
  });
});
