import { describe, expect, test } from "vitest";
import { BUSY, connected } from "./connected.ts";

describe("an answer", () => {
  test("reaches its own cell, in whatever order the answers come", async () => {
    const { write, values, calls, answer, settled } = await connected();
    await write("A1", [["=RZRQ.DOUBLE(1)", "=RZRQ.DOUBLE(2)", "=RZRQ.DOUBLE(3)"]]);
    const [one, two, three] = calls();
    answer(three, [[6]]);
    await settled();
    expect(values("A1:C1")).toEqual([[BUSY, BUSY, 6]]);
    answer(two, [[4]]);
    answer(one, [[2]]);
    await settled();
    expect(values("A1:C1")).toEqual([[2, 4, 6]]);
  });

  test("spills as a block and shrinks again", async () => {
    const { write, values, calls, answer, settled } = await connected();
    await write("A1", [[2]]);
    await write("B2", [["=RZRQ.SHOW(A1)"]]);
    await write("E1", [["=SUM(B2:C4)"]]);
    answer(calls()[0], [
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    await settled();
    expect(values("B2:C4")).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(values("E1")).toEqual([[21]]);
    await write("A1", [[3]]);
    expect(values("B2:C4")).toEqual([
      [BUSY, null],
      [null, null],
      [null, null],
    ]);
    answer(calls()[1], [[7]]);
    await settled();
    expect(values("B2:C4")).toEqual([
      [7, null],
      [null, null],
      [null, null],
    ]);
    expect(values("E1")).toEqual([[7]]);
  });

  test("is #SPILL! where it meets a value", async () => {
    const { write, value, calls, answer, settled } = await connected();
    await write("A2", [["in the way"]]);
    await write("A1", [["=RZRQ.SHOW(1)"]]);
    answer(calls()[0], [[1], [2]]);
    await settled();
    expect(value("A1")).toEqual({ error: "#SPILL!" });
    await write("A2", [[""]]);
    expect(value("A2")).toBe(2);
    expect(calls()).toHaveLength(1);
  });

  test("carries errors with their words, in its own cell and in those it spills into", async () => {
    const { grid, write, values, calls, answer, settled } = await connected();
    await write("A1", [["=RZRQ.SHOW(1)"]]);
    answer(calls()[0], [
      [{ error: "#N/A", message: "流通市值缺失" }],
      [{ error: "#NUM!" }],
      [{ error: "#VALUE!", message: "x" }],
    ]);
    await settled();
    expect(values("A1:A3")).toEqual([
      [{ error: "#N/A", message: "流通市值缺失" }],
      [{ error: "#NUM!" }],
      [{ error: "#VALUE!", message: "x" }],
    ]);
    const sheet = grid.activeSheet();
    expect([0, 1, 2].map((row) => grid.errorText(sheet, row, 0))).toEqual(["流通市值缺失", null, "x"]);
    await write("A1", [["=NA()"]]);
    expect(grid.errorText(sheet, 0, 0)).toBeNull();
  });

  test("shows nothing for null, and a number that is none is #NUM!", async () => {
    const { write, values, texts, answerAll } = await connected();
    await write("A1", [["=RZRQ.SHOW(1)"]]);
    await answerAll([[null, "text", Number.NaN, true]]);
    expect(values("A1:D1")).toEqual([["", "text", { error: "#NUM!" }, true]]);
    expect(texts("A1:D1")).toEqual([["", "text", "#NUM!", "TRUE"]]);
  });

  test("that is a formatted number is shown so, unless the user has set a format", async () => {
    const { grid, at, write, texts, values, answerAll } = await connected();
    await grid.setNumberFormats(at("A2"), [["0.0000"]]);
    await write("A1", [["=RZRQ.SHOW(1)"]]);
    await answerAll([
      [{ value: 0.0109, numberFormat: "0.00%" }],
      [{ value: 0.5, numberFormat: "0.00%" }],
      [{ value: 0.25, numberFormat: "0%" }],
    ]);
    expect(values("A1:A3")).toEqual([[0.0109], [0.5], [0.25]]);
    expect(texts("A1:A3")).toEqual([["1.09%"], ["0.5000"], ["25%"]]);
    expect(grid.numberFormats(at("A1:A3"))).toEqual([["0.00%"], ["0.0000"], ["0%"]]);
    await write("A1", [[0.75]]);
    expect(texts("A1:A3")).toEqual([["0.75"], [""], [""]]);
    expect(grid.numberFormats(at("A1:A3"))).toEqual([["General"], ["0.0000"], ["General"]]);
  });

  test("loses its format when the formula becomes another", async () => {
    const { write, texts, answerAll } = await connected();
    await write("A1", [["=RZRQ.SHOW(1)"]]);
    await answerAll([[{ value: 0.5, numberFormat: "0%" }]]);
    await write("A1", [["=1/4"]]);
    expect(texts("A1")).toEqual([["0.25"]]);
  });
});

describe("a late answer", () => {
  test("to a cell that asks something else by now is dropped", async () => {
    const { write, value, calls, answer, cancelled, settled } = await connected();
    await write("A1", [["=RZRQ.DOUBLE(1)"]]);
    await write("A1", [["=RZRQ.DOUBLE(2)"]]);
    expect(cancelled).toEqual([calls()[0]?.invocation]);
    answer(calls()[0], [["late"]]);
    answer(calls()[1], [["right"]]);
    await settled();
    expect(value("A1")).toBe("right");
  });

  test("to a cell that is empty by now is dropped and cancelled", async () => {
    const { write, value, calls, answer, cancelled, settled } = await connected();
    await write("A1", [["=RZRQ.DOUBLE(1)"]]);
    await write("A1", [["mine"]]);
    expect(cancelled).toEqual([1]);
    answer(calls()[0], [[2]]);
    await settled();
    expect(value("A1")).toBe("mine");
  });

  test("finds a cell that has moved meanwhile", async () => {
    const { grid, at, write, values, calls, answer, settled } = await connected();
    await write("A1", [["=RZRQ.DOUBLE(1)", "=IFERROR(RZRQ.DOUBLE(2),0)"]]);
    await grid.insertCells(at("A1:B3"), "down");
    answer(calls()[0], [[2]]);
    answer(calls()[1], [[4]]);
    await settled();
    expect(values("A1:B4")).toEqual([
      [null, null],
      [null, null],
      [null, null],
      [2, 4],
    ]);
  });
});
