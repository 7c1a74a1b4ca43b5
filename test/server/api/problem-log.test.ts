import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { createProblemLog } from "../../../src/server/api/problem-log.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";

const clock = () => new Date("2026-09-21T00:40:00Z");
const problem = (message: string) => ({
  type: "problem" as const,
  source: "SSE",
  exchange: "SSE" as const,
  message: { zh: message, en: message },
});

describe("the log of problems", () => {
  test("keeps the newest fifty, newest first", () => {
    const log = createProblemLog(clock);
    for (let n = 1; n <= 60; n++) log.note(problem(String(n)));
    expect(log.entries()).toHaveLength(50);
    expect(log.entries()[0]).toEqual({
      at: "2026-09-21T00:40:00.000Z",
      source: "SSE",
      exchange: "SSE",
      message: { zh: "60", en: "60" },
    });
  });

  test("outlives the process where it has a file", async () => {
    const file = join(temporaryDirectory(), "problems.json");
    const log = createProblemLog(clock, file);
    log.note(problem("one"));
    log.note(problem("two"));
    await vi.waitFor(() => expect(createProblemLog(clock, file).entries()).toHaveLength(2));
    expect(createProblemLog(clock, file).entries()).toEqual(log.entries());
  });

  test("begins anew where its file is broken", () => {
    const file = join(temporaryDirectory(), "problems.json");
    writeFileSync(file, '[{"at":');
    expect(createProblemLog(clock, file).entries()).toEqual([]);
  });

  test("goes on where its file cannot be written", () => {
    const file = join(temporaryDirectory(), "absent", "problems.json");
    const log = createProblemLog(clock, file);
    log.note(problem("one"));
    expect(log.entries()).toHaveLength(1);
    expect(existsSync(file)).toBe(false);
  });
});
