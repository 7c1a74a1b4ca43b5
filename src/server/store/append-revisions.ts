import type { Disclosure } from "../collect/source.ts";
import { contentOf, sameContent } from "./content.ts";
import type { Head, Transaction } from "./engine.ts";
import type { Landing, StoredDisclosure } from "./store.ts";

/** The revisions of one day: the highest number, and what each source's newest ones say, of the whole and of a part. */
interface DayHistory {
  revision: number;
  readonly bySource: Map<string, Disclosure>;
}

export interface Appended {
  /** One for each disclosure, in their order. */
  readonly landings: readonly Landing[];
  /** Those that were new. */
  readonly appended: readonly StoredDisclosure[];
}

/**
 * Stores what differs from the same source's newest revision of the day; a part of a day is added to the part that is there.
 * `stored` are at least the heads of these datasets and days.
 */
export async function appendRevisions(
  transaction: Transaction,
  disclosures: readonly Disclosure[],
  stored: readonly Head[],
): Promise<Appended> {
  const landings = new Array<Landing>(disclosures.length);
  const appended: StoredDisclosure[] = [];
  const histories = await readHistories(transaction, disclosures, stored);
  for (const [index, given] of disclosures.entries()) {
    const history = historyOf(histories, given);
    const newest = history.bySource.get(partKey(given));
    const disclosure = newest ? withSecuritiesOf(newest, given) : given;
    const content = contentOf(disclosure);
    if (newest && sameContent(contentOf(newest), content)) {
      landings[index] = "unchanged";
      continue;
    }
    const revision = ++history.revision;
    history.bySource.set(partKey(disclosure), disclosure);
    landings[index] = revision === 1 ? "landed" : "revised";
    appended.push({ ...disclosure, fetchedAt: new Date(disclosure.fetchedAt).toISOString(), revision });
  }
  if (appended.length > 0) await transaction.append(appended);
  return { landings, appended };
}

async function readHistories(
  transaction: Transaction,
  disclosures: readonly Disclosure[],
  heads: readonly Head[],
): Promise<Map<string, DayHistory>> {
  const histories = new Map<string, DayHistory>();
  const newest = new Map<string, Head>();
  for (const head of heads) {
    const history = historyOf(histories, head);
    history.revision = Math.max(history.revision, head.revision);
    newest.set(sourceKey(head), head);
  }
  const given = new Set(disclosures.map(sourceKey));
  const compared = [...newest].filter(([key]) => given.has(key)).map(([, head]) => head);
  for (const stored of await transaction.contents(compared))
    historyOf(histories, stored).bySource.set(partKey(stored), stored);
  return histories;
}

/** What a source said of some securities stays beside what it says of others; of one security the later word counts. */
function withSecuritiesOf(earlier: Disclosure, later: Disclosure): Disclosure {
  if (!("rows" in earlier && "rows" in later) || later.covers !== "listed") return later;
  const told: ReadonlySet<string> = new Set(later.rows.map(({ code }) => code));
  return { ...later, rows: [...earlier.rows.filter(({ code }) => !told.has(code)), ...later.rows] } as Disclosure;
}

type Place = Pick<Disclosure, "dataset" | "exchange" | "date" | "source" | "covers">;

function historyOf(histories: Map<string, DayHistory>, { dataset, exchange, date }: Place): DayHistory {
  const key = `${dataset} ${exchange} ${date}`;
  const known = histories.get(key);
  if (known) return known;
  const history: DayHistory = { revision: 0, bySource: new Map() };
  histories.set(key, history);
  return history;
}

const partKey = ({ source, covers }: Pick<Place, "source" | "covers">): string => `${covers ?? "all"} ${source}`;
const sourceKey = (place: Place): string => `${place.dataset} ${place.exchange} ${place.date} ${partKey(place)}`;
