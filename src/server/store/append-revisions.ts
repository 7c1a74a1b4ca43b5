import { DATASETS, type Dataset } from "../../core/fields/catalogue.ts";
import type { Disclosure } from "../collect/source.ts";
import { contentOf, sameContent, type ContentRow } from "./content.ts";
import type { Head, Transaction } from "./engine.ts";
import type { Landing, StoredDisclosure } from "./store.ts";

/** The revisions of one day: the highest number, and what each source's newest one says. */
interface DayHistory {
  revision: number;
  readonly bySource: Map<string, readonly ContentRow[]>;
}

export interface Appended {
  /** One for each disclosure, in their order. */
  readonly landings: readonly Landing[];
  /** Those that were new. */
  readonly appended: readonly StoredDisclosure[];
}

/** Stores what differs from the same source's newest revision of the day. */
export async function appendRevisions(transaction: Transaction, disclosures: readonly Disclosure[]): Promise<Appended> {
  const landings = new Array<Landing>(disclosures.length);
  const appended: StoredDisclosure[] = [];
  const histories = new Map<string, DayHistory>();
  for (const dataset of DATASETS) {
    const ofDataset = disclosures.filter((disclosure) => disclosure.dataset === dataset);
    if (ofDataset.length > 0) await readHistories(transaction, dataset, ofDataset, histories);
  }

  for (const [index, disclosure] of disclosures.entries()) {
    const content = contentOf(disclosure);
    const history = historyOf(histories, disclosure);
    const newest = history.bySource.get(disclosure.source);
    if (newest && sameContent(newest, content)) {
      landings[index] = "unchanged";
      continue;
    }
    const revision = ++history.revision;
    history.bySource.set(disclosure.source, content);
    landings[index] = revision === 1 ? "landed" : "revised";
    appended.push({ ...disclosure, fetchedAt: new Date(disclosure.fetchedAt).toISOString(), revision });
  }
  if (appended.length > 0) await transaction.append(appended);
  return { landings, appended };
}

async function readHistories(
  transaction: Transaction,
  dataset: Dataset,
  disclosures: readonly Disclosure[],
  histories: Map<string, DayHistory>,
): Promise<void> {
  const dates = disclosures.map(({ date }) => date).sort();
  const heads = await transaction.heads({ datasets: [dataset], from: dates[0]!, to: dates.at(-1)! });
  const newest = new Map<string, Head>();
  for (const head of heads) {
    const history = historyOf(histories, head);
    history.revision = Math.max(history.revision, head.revision);
    newest.set(sourceKey(head), head);
  }
  const given = new Set(disclosures.map(sourceKey));
  const compared = [...newest].filter(([key]) => given.has(key)).map(([, head]) => head);
  for (const stored of await transaction.contents(compared))
    historyOf(histories, stored).bySource.set(stored.source, contentOf(stored));
}

type Place = Pick<Disclosure, "dataset" | "exchange" | "date" | "source">;

function historyOf(histories: Map<string, DayHistory>, { dataset, exchange, date }: Place): DayHistory {
  const key = `${dataset} ${exchange} ${date}`;
  const known = histories.get(key);
  if (known) return known;
  const history: DayHistory = { revision: 0, bySource: new Map() };
  histories.set(key, history);
  return history;
}

const sourceKey = ({ exchange, date, source }: Place): string => `${exchange} ${date} ${source}`;
