/** Requests to a host that failed one after another until it is left alone for a while. */
const FAILURES_TO_OPEN = 5;
const FIRST_REST_MS = 60_000;
const LONGEST_REST_MS = 900_000;

/** Keeps requests away from a host that fails again and again. */
export interface Circuit {
  /** Milliseconds until the host may be asked again; 0 = now. */
  restMs(): number;
  succeeded(): void;
  failed(): void;
  /** Opens for as long as the host asks for. */
  leaveAlone(ms: number): void;
}

/**
 * Opens after five failures in a row, for a minute. Then one request may try: its success closes the circuit, its failure
 * opens it again for twice as long, a quarter of an hour at most.
 */
export function createCircuit(now: () => Date): Circuit {
  let failures = 0;
  let rest = FIRST_REST_MS;
  let openUntil = 0;
  return {
    restMs: () => Math.max(0, openUntil - now().getTime()),
    succeeded() {
      failures = 0;
      rest = FIRST_REST_MS;
      openUntil = 0;
    },
    failed() {
      failures += 1;
      if (failures < FAILURES_TO_OPEN) return;
      openUntil = Math.max(openUntil, now().getTime() + rest);
      rest = Math.min(2 * rest, LONGEST_REST_MS);
    },
    leaveAlone(ms) {
      openUntil = Math.max(openUntil, now().getTime() + ms);
    },
  };
}
