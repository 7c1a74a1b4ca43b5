import { describe, expect, test } from "vitest";
import { connected } from "./connected.ts";
import { description, fakePort } from "./fake-port.ts";

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
