import { describe, expect, test } from "vitest";
import { createCircuit } from "../../../../src/server/collect/transport/circuit.ts";

function opened() {
  let at = Date.parse("2026-11-21T01:00:00Z");
  const circuit = createCircuit(() => new Date(at));
  const failing = (times: number): void => {
    for (let time = 0; time < times; time++) circuit.failed();
  };
  return { circuit, failing, pass: (ms: number) => void (at += ms) };
}

describe("the circuit", () => {
  test("stays closed after four failures", () => {
    const { circuit, failing } = opened();
    failing(4);
    expect(circuit.restMs()).toBe(0);
  });

  test("counts only failures in a row", () => {
    const { circuit, failing } = opened();
    failing(4);
    circuit.succeeded();
    failing(4);
    expect(circuit.restMs()).toBe(0);
  });

  test("opens for a minute at the fifth failure, twice as long each time after, a quarter of an hour at most", () => {
    const { circuit, failing, pass } = opened();
    failing(5);
    const rests = [circuit.restMs()];
    for (let time = 0; time < 5; time++) {
      pass(circuit.restMs());
      expect(circuit.restMs()).toBe(0);
      failing(1);
      rests.push(circuit.restMs());
    }
    expect(rests.map((ms) => ms / 60_000)).toEqual([1, 2, 4, 8, 15, 15]);
  });

  test("closes at the first success, and rests a minute when it opens again", () => {
    const { circuit, failing } = opened();
    failing(7);
    circuit.succeeded();
    expect(circuit.restMs()).toBe(0);
    failing(5);
    expect(circuit.restMs()).toBe(60_000);
  });

  test("opens for as long as it is told, never for less than before", () => {
    const { circuit, failing } = opened();
    circuit.leaveAlone(3_600_000);
    failing(5);
    circuit.leaveAlone(1_000);
    expect(circuit.restMs()).toBe(3_600_000);
  });
});
