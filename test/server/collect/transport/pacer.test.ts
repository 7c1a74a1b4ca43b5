import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { createPacer } from "../../../../src/server/collect/transport/pacer.ts";

test("runs one task at a time, in the order asked", async () => {
  const pace = createPacer(0);
  const log: string[] = [];
  const task = (name: string) => async () => {
    log.push(`${name} starts`);
    await setImmediate();
    log.push(`${name} ends`);
  };
  await Promise.all(["a", "b", "c"].map((name) => pace(task(name))));
  expect(log).toEqual(["a starts", "a ends", "b starts", "b ends", "c starts", "c ends"]);
});

test("leaves the pause between the end of one task and the start of the next", async () => {
  const pace = createPacer(25);
  const times: { start: number; end: number }[] = [];
  const task = async () => {
    const start = performance.now();
    await setImmediate();
    times.push({ start, end: performance.now() });
  };
  await Promise.all([pace(task), pace(task), pace(task)]);
  for (const [index, { start }] of times.entries()) {
    if (index > 0) expect(start - times[index - 1]!.end).toBeGreaterThanOrEqual(24);
  }
});

test("a task that fails does not stop the next", async () => {
  const pace = createPacer(0);
  const failed = pace(() => Promise.reject(new Error("broken")));
  const next = pace(() => Promise.resolve("fine"));
  await expect(failed).rejects.toThrow("broken");
  expect(await next).toBe("fine");
});
