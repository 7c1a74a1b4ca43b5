import { describe, expect, test } from "vitest";
import { progressBar } from "../../../src/server/cli/progress-bar.ts";

describe("the progress bar", () => {
  test("tells done, total, share, rate and the time left at that rate", () => {
    // 120 of 400 in 4 minutes: 30 a minute, 280 left, 9 minutes and 20 seconds.
    expect(progressBar(120, 400, 240_000).en).toBe("██████░░░░░░░░░░░░░░ 120/400 30% · 30/min · about 9 min left");
  });

  test("speaks of hours where it takes hours", () => {
    // 50 of 7,550 in 10 minutes: 5 a minute, 7,500 left, 1,500 minutes.
    expect(progressBar(50, 7550, 600_000)).toEqual({
      zh: "░░░░░░░░░░░░░░░░░░░░ 50/7550 0% · 每分钟 5.0 · 剩余约 25 小时 0 分钟",
      en: "░░░░░░░░░░░░░░░░░░░░ 50/7550 0% · 5.0/min · about 25 h 0 min left",
    });
  });

  test("guesses no rate in the first seconds, and none from nothing", () => {
    expect(progressBar(1, 400, 2999).en).toBe("░░░░░░░░░░░░░░░░░░░░ 1/400 0%");
    expect(progressBar(0, 400, 60_000).en).toBe("░░░░░░░░░░░░░░░░░░░░ 0/400 0%");
  });

  test("is full at the end", () => {
    expect(progressBar(400, 400, 1000).en).toBe("████████████████████ 400/400 100%");
  });
});
