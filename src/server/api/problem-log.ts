import type { Status, SyncEvent } from "../../contracts/api.ts";

type Problem = Extract<SyncEvent, { type: "problem" }>;
type Entry = Status["problems"][number];

const KEPT = 50;

/** What sources could not give since the server started; the newest are kept. */
export interface ProblemLog {
  note(problem: Problem): void;
  /** Newest first. */
  entries(): readonly Entry[];
}

export function createProblemLog(clock: () => Date): ProblemLog {
  let entries: readonly Entry[] = [];
  return {
    note: ({ source, exchange, message }) => {
      entries = [{ at: clock().toISOString(), source, exchange, message }, ...entries].slice(0, KEPT);
    },
    entries: () => entries,
  };
}
