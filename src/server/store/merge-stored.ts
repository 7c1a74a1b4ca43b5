import type { Engine } from "./engine.ts";
import { nextEdition } from "./next-edition.ts";
import { serveDays } from "./serve-days.ts";

/** Few enough that their rows are in memory at once. */
const DAYS_AT_ONCE = 60;

/** Merges what an earlier program stored and did not merge, oldest first; stopped at any moment, it goes on where it was. */
export async function mergeStored(engine: Engine): Promise<void> {
  for (let more = true; more;)
    more = await engine.write(async (transaction) => {
      const days = await transaction.unmerged(DAYS_AT_ONCE);
      if (days.length === 0) return false;
      const edition = await nextEdition(transaction);
      if (await serveDays(transaction, days, edition)) await transaction.setEdition(edition);
      await transaction.markMerged(days);
      return true;
    });
}
