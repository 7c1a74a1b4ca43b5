import { describe, expect, test } from "vitest";
import { runRound, timingOf } from "../../bench/timing.ts";

describe("timings", () => {
  test("are medians over the runs of all rounds, not of the rounds' medians", () => {
    const rounds = [
      { walls: [1, 2, 9], cpus: [1, 1, 1] },
      { walls: [3], cpus: [5] },
      { walls: [4], cpus: [6] },
    ];
    expect(timingOf(rounds)).toEqual({ wall: 3, cpu: 1 });
  });

  test("of a round are of one run at least, in time a row", () => {
    let runs = 0;
    const { walls, cpus } = runRound(() => runs++, 4);
    expect([walls.length, cpus.length]).toEqual([runs, runs]);
    expect(walls.every((wall) => wall > 0)).toBe(true);
  });
});
