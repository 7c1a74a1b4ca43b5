import type { Call } from "./transport/call-log.ts";

/** What a source may be told; whatever is left out is the source's own. */
export interface SourceOptions {
  /** Address that replaces the source's own; it may hold a user and a password. */
  readonly baseUrl?: string | undefined;
  /** Pause between the end of one request and the start of the next. */
  readonly pauseMs?: number | undefined;
  /** Longest wait for one whole answer. */
  readonly timeoutMs?: number | undefined;
  /** Largest answer that is read, unpacked. */
  readonly limitBytes?: number | undefined;
  /** Told of each request once it has ended, whatever its end. */
  readonly onCall?: ((call: Call) => void) | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly now?: (() => Date) | undefined;
}

export const DEFAULT_TIMEOUT_MS = 30_000;
/** A day of all securities takes a few megabytes. */
export const DEFAULT_LIMIT_BYTES = 32 * 1024 * 1024;
