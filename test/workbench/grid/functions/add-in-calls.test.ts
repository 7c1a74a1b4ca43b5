import { describe, expect, test } from "vitest";
import { BUSY, connected } from "./connected.ts";
import { first } from "./fake-port.ts";

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
