import { describe, expect, test } from "vitest";
import type { GridEvent } from "../../../src/workbench/host/grid.ts";
import { asUser } from "./as-user.ts";
import { description, fakePort } from "./functions/fake-port.ts";

const TYPE = "sheet.command.set-range-values";
const INSERT_ROW = "sheet.command.insert-row";
const REMOVE_ROW = "sheet.command.remove-row";
const INSERT_COLUMN = "sheet.command.insert-col";
const REMOVE_COLUMN = "sheet.command.remove-col";
const UNDO = "univer.command.undo";

const rows = (from: number, to: number) => ({
  range: { startRow: from - 1, endRow: to - 1, startColumn: 0, endColumn: 25, rangeType: 1 },
});
const columns = (from: number, to: number) => ({
  range: { startRow: 0, endRow: 999, startColumn: from - 1, endColumn: to - 1, rangeType: 2 },
});
const cell = (row: number, column: number) => ({
  startRow: row - 1,
  endRow: row - 1,
  startColumn: column - 1,
  endColumn: column - 1,
});

async function withTotals() {
  const user = await asUser();
  await user.write("A1", [
    ["date", "balance"],
    ["d1", 100],
    ["d2", 200],
    ["d3", 300],
  ]);
  const { id } = await user.grid.addTable(user.at("A1:B4"), "Totals", "");
  await user.write("E1", [["=SUM(Totals[balance])"]]);
  return { ...user, id, info: () => user.grid.tables()[0] };
}

describe("what the user types", () => {
  test("is told as the user's change and calculated", async () => {
    const { grid, command, write, value, at } = await asUser();
    await write("B1", [["=A1*2"]]);
    const events: GridEvent[] = [];
    grid.listen((event) => events.push(event));
    await command(TYPE, { range: cell(1, 1), value: { v: 21 } });
    expect(value("B1")).toBe(42);
    expect(events).toEqual([
      { type: "changed", area: at("A1"), origin: "user" },
      { type: "calculated", sheet: grid.activeSheet() },
    ]);
  });

  test("over a formula that waits takes its place", async () => {
    const { grid, command, write, value } = await asUser();
    const { port, calls, answer, cancelled } = fakePort();
    grid.connectFunctions([description("DOUBLE", 1)], port);
    await write("A1", [["=RZRQ.DOUBLE(1)"]]);
    await command(TYPE, { range: cell(1, 1), value: { v: "mine", f: null } });
    answer(calls()[0], [[2]]);
    await grid.settled();
    expect(value("A1")).toBe("mine");
    expect(cancelled).toEqual([1]);
  });

  test("as a formula reaches the add-in's functions", async () => {
    const { grid, command, value } = await asUser();
    const { port, calls, answer } = fakePort();
    grid.connectFunctions([description("DOUBLE", 1)], port);
    await command(TYPE, { range: cell(3, 2), value: { f: "=RZRQ.DOUBLE(4)" } });
    answer(calls()[0], [[8]]);
    await grid.settled();
    expect(value("B3")).toBe(8);
  });

  test("into a heading renames the column, and stepping back names it as before", async () => {
    const { command, formulas, value, info } = await withTotals();
    await command(TYPE, { range: cell(1, 2), value: { v: "余额" } });
    expect(info()?.columns[1]).toEqual({ id: 2, name: "余额" });
    expect(formulas("E1")).toEqual([["=SUM(Totals[余额])"]]);
    await command(UNDO, {});
    expect(info()?.columns[1]).toEqual({ id: 2, name: "balance" });
    expect(value("E1")).toBe(600);
  });

  test("can be taken back after an add-in has only looked and selected", async () => {
    const { grid, at, command, value } = await asUser();
    await command(TYPE, { range: cell(1, 1), value: { v: 1 } });
    await grid.select(at("B2"));
    await command(UNDO, {});
    expect(value("A1")).toBeNull();
  });
});

describe("rows and columns that the user inserts and removes", () => {
  test("inside of a table make it grow and shrink", async () => {
    const { at, command, info, write, value } = await withTotals();
    await command(INSERT_ROW, { ...rows(3, 4), direction: 0 });
    expect(info()?.area).toEqual(at("A1:B6"));
    await write("B3", [[1000]]);
    expect(value("E1")).toBe(1600);
    await command(REMOVE_ROW, rows(3, 3));
    expect(info()?.area).toEqual(at("A1:B5"));
    expect(value("E1")).toBe(600);
  });

  test("over the end of a table take only what the table has there", async () => {
    const { at, command, info, value } = await withTotals();
    await command(REMOVE_ROW, rows(4, 8));
    expect(info()?.area).toEqual(at("A1:B3"));
    expect(value("E1")).toBe(300);
  });

  test("before a table move it with its columns", async () => {
    const { at, command, info, write, value } = await withTotals();
    await command(INSERT_ROW, { ...rows(1, 2), direction: 0 });
    await command(INSERT_COLUMN, { ...columns(1, 1), direction: 3 });
    expect(info()).toMatchObject({
      area: at("B3:C6"),
      columns: [
        { id: 1, name: "date" },
        { id: 2, name: "balance" },
      ],
    });
    await write("C4", [[1000]]);
    expect(value("F3")).toBe(1500);
    await command(REMOVE_COLUMN, columns(1, 1));
    await command(REMOVE_ROW, rows(1, 2));
    expect(info()).toMatchObject({
      area: at("A1:B4"),
      columns: [
        { id: 1, name: "date" },
        { id: 2, name: "balance" },
      ],
    });
    expect(value("E1")).toBe(1500);
  });

  test("inside of a table keep the ids of the other columns", async () => {
    const { command, info, value } = await withTotals();
    await command(INSERT_COLUMN, { ...columns(2, 2), direction: 3 });
    expect(info()?.columns.map(({ id }) => id)).toEqual([1, 3, 2]);
    expect(value("F1")).toBe(600);
    await command(REMOVE_COLUMN, columns(2, 2));
    expect(info()?.columns.map(({ id }) => id)).toEqual([1, 2]);
    expect(value("E1")).toBe(600);
  });

  test("move a formula that waits, and its answer finds it", async () => {
    const { grid, command, write, values } = await asUser();
    const { port, calls, answer } = fakePort();
    grid.connectFunctions([description("DOUBLE", 1)], port);
    await write("A1", [["=RZRQ.DOUBLE(1)"]]);
    await command(INSERT_ROW, { ...rows(1, 2), direction: 0 });
    for (const call of calls()) answer(call, [[2]]);
    await grid.settled();
    expect(values("A1:A3")).toEqual([[null], [null], [2]]);
  });
});
