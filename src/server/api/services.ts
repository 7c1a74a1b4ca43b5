import type { ServedBlocks } from "../blocks/served-blocks.ts";
import type { Source } from "../collect/source.ts";
import type { CallLog } from "../collect/transport/call-log.ts";
import type { Schedule } from "../schedule/schedule.ts";
import type { Store } from "../store/store.ts";
import type { ProblemLog } from "./problem-log.ts";

/** What the routes work with. */
export interface Services {
  readonly store: Store;
  /** The bundled sample, opened when it is first needed. */
  readonly sample: () => Promise<Store>;
  readonly sources: readonly Source[];
  readonly clock: () => Date;
  readonly problems: ProblemLog;
  /** Requests to the sources. */
  readonly calls: Pick<CallLog, "hosts">;
  /** Collects by itself every morning; null = switched off. */
  readonly schedule: Pick<Schedule, "state"> | null;
  readonly blocks: ServedBlocks;
}

/** Stores of which something was read: they are never empty again, so that nobody has to ask each time. */
const filled = new WeakSet<Store>();

/** Where figures are read from: the sample as long as nothing at all is stored, then only what is. */
export async function servedStore({
  store,
  sample,
}: Pick<Services, "store" | "sample">): Promise<{ store: Store; sample: boolean }> {
  if (!filled.has(store) && (await store.isEmpty())) return { store: await sample(), sample: true };
  filled.add(store);
  return { store, sample: false };
}
