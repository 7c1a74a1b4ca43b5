import { describe, expect, test } from "vitest";
import type { FunctionResult } from "../../../../src/workbench/host/grid.ts";
import { onGrid } from "../on-grid.ts";
import { description, fakePort, first } from "./fake-port.ts";

const BUSY = { error: "#BUSY!" };

async function connected() {
  const sheet = await onGrid();
  const port = fakePort();
  sheet.grid.connectFunctions(
    [description("DOUBLE", 1), description("RATIO", 2), description("SHOW", 1, 2)],
    port.port,
  );
  await sheet.grid.recalculate();
  /** Answers every call so far that a doubling function could answer, and waits until it is in the cells. */
  const answerAll = async (result?: FunctionResult) => {
    for (const call of port.calls()) port.answer(call, result ?? [[Number(first(call)) * 2]]);
    await settled();
  };
  const settled = async () => {
    await sheet.grid.select(sheet.at("A1"));
    await sheet.grid.select(sheet.at("A1"));
  };
  return { ...sheet, ...port, answerAll, settled };
}

describe("a call", () => {
  test("is #BUSY! until its answer comes", async () => {
    const { write, value, texts, calls, answerAll } = await connected();
    await write("B2", [["=rzrq.double(21)"]]);
    expect(value("B2")).toEqual(BUSY);
    expect(texts("B2")).toEqual([["#BUSY!"]]);
    expect(calls()).toEqual([{ invocation: 1, id: "DOUBLE", args: [[[21]]], address: "Sheet1!B2" }]);
    await answerAll();
    expect(value("B2")).toBe(42);
  });

  test("leaves with all others of its calculation in one message", async () => {
    const { write, messages, values, answerAll } = await connected();
    await write(
      "A1",
      Array.from({ length: 500 }, (_, row) => [`=RZRQ.DOUBLE(${row})`]),
    );
    expect(messages.map((message) => message.length)).toEqual([500]);
    await answerAll();
    expect(values("A1:A500")).toEqual(Array.from({ length: 500 }, (_, row) => [row * 2]));
  });

  test("is shared by cells that ask the same, and not made again for a cell that comes later", async () => {
    const { write, values, calls, answerAll } = await connected();
    await write("A1", [["=RZRQ.DOUBLE(4)", "=RZRQ.DOUBLE(2+2)"]]);
    expect(calls()).toHaveLength(1);
    await answerAll();
    await write("C1", [["=RZRQ.DOUBLE(4)"]]);
    expect(values("A1:C1")).toEqual([[8, 8, 8]]);
    expect(calls()).toHaveLength(1);
  });

  test("within a call is answered first", async () => {
    const { write, value, calls, messages, answerAll } = await connected();
    await write("A1", [["=RZRQ.DOUBLE(RZRQ.DOUBLE(5))+1"]]);
    expect(calls().map((call) => first(call))).toEqual([5]);
    await answerAll();
    expect(calls().map((call) => first(call))).toEqual([5, 10]);
    expect(value("A1")).toEqual(BUSY);
    await answerAll();
    expect(value("A1")).toBe(21);
    expect(messages).toHaveLength(2);
  });

  test("of a cell that waits is made when that cell is answered", async () => {
    const { write, values, calls, answerAll } = await connected();
    await write("A1", [["=RZRQ.DOUBLE(1)"], ["=RZRQ.DOUBLE(A1)"], ["=RZRQ.SHOW(A1:A2)"]]);
    expect(calls()).toHaveLength(1);
    await answerAll();
    await answerAll();
    expect(values("A1:A2")).toEqual([[2], [4]]);
    expect(calls().at(-1)).toMatchObject({ id: "SHOW", args: [[[2], [4]]] });
  });

  test("passes on blocks, empty cells, omitted arguments, booleans, texts and errors", async () => {
    const { write, calls } = await connected();
    await write("A1", [
      [1, "600519"],
      ["", true],
    ]);
    await write("D1", [["=RZRQ.SHOW(A1:B2)", "=RZRQ.SHOW(A2)", "=RZRQ.SHOW(1,,3)", '=RZRQ.SHOW("x",1/0,TRUE)']]);
    await write("D2", [["=RZRQ.SHOW({1,2;3,4},,)"]]);
    expect(calls().map((call) => call.args)).toEqual([
      [
        [
          [1, "600519"],
          [null, true],
        ],
      ],
      [[[null]]],
      [[[1]], null, [[3]]],
      [[["x"]], [[{ error: "#DIV/0!" }]], [[true]]],
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ]);
  });

  test("names the sheet of its cell as a formula would", async () => {
    const { grid, at, calls } = await connected();
    const { id } = await grid.addSheet("两融 数据");
    await grid.write(at("C3", id), [["=RZRQ.DOUBLE(1)"]]);
    expect(calls()[0]?.address).toBe("'两融 数据'!C3");
  });

  test("that leaves out what is required is #N/A and never leaves", async () => {
    const { write, value, calls } = await connected();
    await write("A1", [["=RZRQ.RATIO(1)"]]);
    expect(value("A1")).toEqual({ error: "#N/A" });
    expect(calls()).toEqual([]);
  });
});

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

describe("recalculating", () => {
  test("uses the answers that are there, until they are forgotten", async () => {
    const { grid, write, value, calls, answerAll } = await connected();
    await write("A1", [["=RZRQ.DOUBLE(3)"]]);
    await answerAll();
    await grid.recalculate();
    expect(calls()).toHaveLength(1);
    grid.forgetAnswers();
    await grid.recalculate();
    expect(calls()).toHaveLength(2);
    await answerAll([[7]]);
    expect(value("A1")).toBe(7);
  });

  test("functions that are connected again answer formulas that are there", async () => {
    const { grid, write, value, settled } = await connected();
    await write("A1", [["=RZRQ.NEW(1)"]]);
    expect(value("A1")).toEqual({ error: "#NAME?" });
    const next = fakePort();
    grid.connectFunctions([description("NEW", 1)], next.port);
    await settled();
    next.answer(next.calls()[0], [["new"]]);
    await settled();
    expect(value("A1")).toBe("new");
    await write("A2", [["=RZRQ.DOUBLE(1)"]]);
    expect(value("A2")).toEqual({ error: "#NAME?" });
  });

  test("5,000 different calls are asked and answered once each", async () => {
    const { write, values, messages, answerAll } = await connected();
    const rows = Array.from({ length: 5000 }, (_, row) => [row]);
    await write("A1", rows);
    await write(
      "B1",
      rows.map((_, row) => [`=RZRQ.DOUBLE(A${row + 1})`]),
    );
    await answerAll();
    expect(messages.map((message) => message.length)).toEqual([5000]);
    expect(values("B4999:B5000")).toEqual([[9996], [9998]]);
  });
});
