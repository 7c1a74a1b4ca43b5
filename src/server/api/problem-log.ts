import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { z } from "zod";
import { problemEntry, type Status, type SyncEvent } from "../../contracts/api.ts";

type Problem = Extract<SyncEvent, { type: "problem" }>;
type Entry = Status["problems"][number];

const KEPT = 50;

/** What sources could not give; the newest are kept. */
export interface ProblemLog {
  note(problem: Problem): void;
  /** Newest first. */
  entries(): readonly Entry[];
}

/** With a file the problems outlive the process. A file that cannot be read or written costs the log, and nothing else. */
export function createProblemLog(clock: () => Date, file?: string): ProblemLog {
  let entries: readonly Entry[] = file === undefined ? [] : readEntries(file);
  let writing: Promise<void> = Promise.resolve();
  return {
    note: ({ source, exchange, message }) => {
      entries = [{ at: clock().toISOString(), source, exchange, message }, ...entries].slice(0, KEPT);
      if (file === undefined) return;
      const text = JSON.stringify(entries);
      writing = writing.then(() => writeFile(file, text)).catch(() => undefined);
    },
    entries: () => entries,
  };
}

function readEntries(file: string): readonly Entry[] {
  try {
    return z.array(problemEntry).parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return [];
  }
}
