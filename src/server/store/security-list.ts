import type { Snapshot } from "./engine.ts";
import type { ListedSecurity } from "./store.ts";

/** Reads the securities once an edition: nothing that is served differs within one. */
export function createSecurityList(): (snapshot: Snapshot) => Promise<ListedSecurity[]> {
  let known: { readonly edition: number; readonly securities: readonly ListedSecurity[] } | null = null;
  return async (snapshot) => {
    const edition = await snapshot.edition();
    if (known?.edition !== edition) known = { edition, securities: await snapshot.securities() };
    return [...known.securities];
  };
}
