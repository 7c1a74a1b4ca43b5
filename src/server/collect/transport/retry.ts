import { setTimeout as wait } from "node:timers/promises";
import pRetry from "p-retry";
import type { SourceError } from "../source.ts";

const RETRIES = 2;
const LONGEST_PAUSE_MS = 60_000;

/** A failure that may pass: the problem to report if it does not, and how long the source asks to wait. */
export class PassingFailure extends Error {
  readonly problem: SourceError;
  readonly retryAfterMs: number;

  constructor(problem: SourceError, retryAfterMs = 0) {
    super(problem.message, { cause: problem });
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Repeats an attempt that fails in passing, after one to two times `pauseMs`, then twice that: many who failed together
 * shall not come back together. Other failures go through at once.
 */
export async function retryPassingFailures<T>(
  attempt: () => Promise<T>,
  pauseMs: number,
  signal?: AbortSignal,
): Promise<T> {
  try {
    return await pRetry(attempt, {
      retries: RETRIES,
      minTimeout: pauseMs,
      maxTimeout: LONGEST_PAUSE_MS,
      randomize: true,
      signal,
      shouldRetry: ({ error }) => error instanceof PassingFailure,
      onFailedAttempt: async ({ error, retriesLeft }) => {
        if (!(error instanceof PassingFailure) || retriesLeft === 0) return;
        await wait(error.retryAfterMs, undefined, { signal });
      },
    });
  } catch (error) {
    throw error instanceof PassingFailure ? error.problem : error;
  }
}

/** Milliseconds that a `Retry-After` header asks for: seconds, or an HTTP date. 0 where it says nothing. */
export function readRetryAfter(header: string | null, now: Date): number {
  if (header === null) return 0;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}
