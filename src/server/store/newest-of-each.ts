import type { Head } from "./engine.ts";

/** Of each dataset, exchange, day and source only the newest revision, of the whole and of a part; in the order given, which is by revision. */
export function newestOfEach<Given extends Omit<Head, "fetchedAt">>(heads: readonly Given[]): Given[] {
  const newest = new Map<string, Given>();
  for (const head of heads)
    newest.set(`${head.dataset} ${head.exchange} ${head.date} ${head.source} ${head.covers}`, head);
  const kept = new Set(newest.values());
  return heads.filter((head) => kept.has(head));
}
