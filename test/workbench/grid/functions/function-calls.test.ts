import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FunctionCalls, type Caller } from "../../../../src/workbench/grid/functions/function-calls.ts";
import { fakePort } from "./fake-port.ts";

const cell = (row: number): Caller => ({ sheet: "s", row, column: 0 });
const everywhere = (): boolean => true;

function withCalls() {
  const port = fakePort();
  const answered: Caller[][] = [];
  const calls = new FunctionCalls(port.port, (callers) => answered.push([...callers]));
  const ask = (id: string, value: number, row: number) => calls.ask(id, [[[value]]], cell(row), `A${row + 1}`);
  return { ...port, calls, answered, ask };
}

describe("calls", () => {
  test("leave when the calculation is over, each distinct one once", () => {
    const { ask, calls, messages } = withCalls();
    expect([ask("F", 1, 0), ask("F", 1, 1), ask("F", 2, 2), ask("G", 1, 3)]).toEqual([null, null, null, null]);
    expect(messages).toEqual([]);
    calls.endRound(everywhere);
    calls.endRound(everywhere);
    expect(messages.map((message) => message.map((call) => [call.id, call.args]))).toEqual([
      [
        ["F", [[[1]]]],
        ["F", [[[2]]]],
        ["G", [[[1]]]],
      ],
    ]);
  });

  test("of one message are answered to everyone who waits", () => {
    const { ask, calls, answered, answer, messages } = withCalls();
    ask("F", 1, 0);
    ask("F", 1, 1);
    calls.endRound(everywhere);
    answer(messages[0]?.[0], [[9]]);
    expect(answered).toEqual([[cell(0), cell(1)]]);
    expect(ask("F", 1, 0)).toEqual([[9]]);
  });

  test("that nobody waits for any more are cancelled, and their late answers are no answers", () => {
    const { ask, calls, cancelled, answer, messages, answered } = withCalls();
    ask("F", 1, 0);
    calls.endRound(everywhere);
    ask("F", 2, 0);
    calls.endRound(everywhere);
    expect(cancelled).toEqual([1]);
    answer(messages[0]?.[0], [[9]]);
    expect(answered).toEqual([]);
    expect(ask("F", 1, 0)).toBeNull();
  });

  test("of a cell that asks for two things are both kept", () => {
    const { ask, calls, cancelled } = withCalls();
    ask("F", 1, 0);
    ask("F", 2, 0);
    calls.endRound(everywhere);
    ask("F", 1, 0);
    ask("F", 2, 0);
    calls.endRound(everywhere);
    expect(cancelled).toEqual([]);
  });

  test("of a cell that has lost its formula before they left do not leave", () => {
    const { ask, calls, messages, cancelled } = withCalls();
    ask("F", 1, 0);
    calls.endRound(() => false);
    expect(messages).toEqual([]);
    expect(cancelled).toEqual([]);
    expect(calls.isWaiting).toBe(false);
  });

  test("that are given up on are cancelled", () => {
    const { ask, calls, cancelled } = withCalls();
    ask("F", 1, 0);
    calls.endRound(everywhere);
    calls.close();
    expect(cancelled).toEqual([1]);
  });
});

test("more answers than are kept are all picked up before the oldest is forgotten", () => {
  const { ask, calls, answer, messages } = withCalls();
  const many = 25_000;
  for (let n = 0; n < many; n++) ask("F", n, n);
  calls.endRound(everywhere);
  for (const call of messages[0] ?? []) answer(call, [[0]]);
  for (let n = 0; n < many; n++) expect(ask("F", n, n)).not.toBeNull();
  for (let round = 0; round < 5; round++) calls.endRound(everywhere);
  expect(ask("F", many - 1, 0)).not.toBeNull();
  expect(ask("F", 0, 0)).toBeNull();
});

test("whatever the order of asking and answering, a cell gets the answer to what it asked last", () => {
  const step = fc.record({ row: fc.nat(3), value: fc.nat(3), answers: fc.array(fc.nat(20), { maxLength: 4 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { ask, calls, answer, messages } = withCalls();
      for (const { row, value, answers } of steps) {
        const given = ask("F", value, row);
        expect(given === null || given[0]?.[0] === value * 2).toBe(true);
        calls.endRound(everywhere);
        for (const index of answers) {
          const call = messages.flat()[index];
          if (call) answer(call, [[Number(call.args[0]?.[0]?.[0]) * 2]]);
        }
      }
      for (const call of messages.flat()) answer(call, [[Number(call.args[0]?.[0]?.[0]) * 2]]);
      const last = steps.at(-1);
      if (last) expect(ask("F", last.value, last.row)).toEqual([[last.value * 2]]);
    }),
  );
});
