import type { Snapshot } from "./engine.ts";

/** The edition of what a transaction changes, as `Store.edition` says. */
export async function nextEdition(snapshot: Snapshot): Promise<number> {
  return Math.max((await snapshot.edition()) + 1, Date.now());
}
