import type pg from "pg";
import type { Release } from "../store.ts";
import { COLLECTING } from "./locks.ts";
import type { Sessions } from "./session.ts";

/**
 * The right to collect, held by a session of its own: the server takes it back when the session ends, and so when the
 * process dies. Those who ask in one process share it. null = another process has it.
 */
export function createClaim(sessions: Sessions): () => Promise<Release | null> {
  let holders = 0;
  let session: Promise<pg.Client | null> | null = null;

  const leave = async (): Promise<void> => {
    if (--holders > 0) return;
    const held = session;
    session = null;
    await (await held?.catch(() => null))?.end();
  };

  return async () => {
    holders++;
    session ??= takeLock(sessions);
    try {
      if ((await session) !== null) return leave;
    } catch (error) {
      await leave();
      throw error;
    }
    await leave();
    return null;
  };
}

async function takeLock(sessions: Sessions): Promise<pg.Client | null> {
  const client = await sessions.hold();
  const { rows } = await client.query<{ taken: boolean }>(`SELECT pg_try_advisory_lock(${COLLECTING}) AS taken`);
  if (rows[0]?.taken) return client;
  await client.end();
  return null;
}
