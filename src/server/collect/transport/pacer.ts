import { setTimeout as wait } from "node:timers/promises";
import PQueue from "p-queue";

export type Pace = <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** The share of a pause by which it may be longer: clocks that tick alike shall not ask alike. */
const JITTER = 0.2;

/** Runs tasks one at a time, each at least `pauseMs` after the end of the one before. */
export function createPacer(pauseMs: number): Pace {
  const queue = new PQueue({ concurrency: 1 });
  let freeAt = 0;
  return (task, signal) =>
    queue.add(
      async () => {
        const left = freeAt - performance.now();
        if (left > 0) await wait(left, undefined, { signal });
        try {
          return await task();
        } finally {
          freeAt = performance.now() + pauseMs * (1 + JITTER * Math.random());
        }
      },
      { signal },
    );
}
