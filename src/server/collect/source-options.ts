/** What a source may be told; whatever is left out is the source's own. */
export interface SourceOptions {
  /** Address that replaces the exchange's own. */
  readonly baseUrl?: string | undefined;
  /** Pause between the end of one request and the start of the next. */
  readonly pauseMs?: number | undefined;
  /** Longest wait for one whole answer. */
  readonly timeoutMs?: number | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly now?: (() => Date) | undefined;
}

export const DEFAULT_TIMEOUT_MS = 30_000;
