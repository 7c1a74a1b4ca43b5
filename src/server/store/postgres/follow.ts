import { setTimeout as pause } from "node:timers/promises";
import type { Ask, Sessions } from "./session.ts";

const POLL_MS = 10;
/** A standby that lags by more is read as it is. */
const PATIENCE_MS = 2_000;
const BEGIN = "BEGIN READ ONLY";

/** Resolves when the standby has what the primary has now, so that whoever wrote reads it there; or when that takes long. */
export async function untilReplayed(primary: Sessions, standby: Sessions): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  try {
    const position = await primary.inTransaction(BEGIN, currentPosition);
    while (performance.now() < deadline) {
      if (await standby.inTransaction(BEGIN, (ask) => hasReplayed(ask, position))) return;
      await pause(POLL_MS);
    }
  } catch {
    // What was written is written; whoever reads is told of the trouble.
  }
}

async function currentPosition(ask: Ask): Promise<string> {
  const [row] = await ask<{ position: string }>("SELECT pg_current_wal_lsn()::text AS position");
  return row!.position;
}

/** Null of a server that is no standby: there is nothing to wait for. */
async function hasReplayed(ask: Ask, position: string): Promise<boolean> {
  const [row] = await ask<{ replayed: boolean | null }>("SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS replayed", [
    position,
  ]);
  return row?.replayed ?? true;
}
