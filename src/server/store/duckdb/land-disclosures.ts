import { DuckDBDateValue, type DuckDBConnection, type DuckDBValue } from "@duckdb/node-api";
import type { SecurityRow } from "../../../contracts/rows.ts";
import {
  DATASETS,
  MARGIN_FIELD_IDS,
  OVERVIEW_FIELD_IDS,
  type Dataset,
  type FieldId,
} from "../../../core/fields/catalogue.ts";
import type { Landing, StoredDisclosure } from "../store.ts";
import { appendRows } from "./append-rows.ts";
import { contentOf, securityFigures, type Figures } from "./content.ts";
import { readRows, type StoredRow } from "./read-rows.ts";

const FIGURE_IDS: Readonly<Record<Dataset, readonly FieldId[]>> = {
  totals: MARGIN_FIELD_IDS,
  overview: OVERVIEW_FIELD_IDS,
  details: [],
};

/** The revisions of one day: the highest number, and by source what its newest one says (null = to be read). */
interface DayHistory {
  revision: number;
  readonly bySource: Map<string, { revision: number; content: readonly Figures[] | null }>;
}

const noHistory = (): DayHistory => ({ revision: 0, bySource: new Map() });

/** Writes what differs from the same source's newest revision of the day; belongs in a transaction. */
export async function landDisclosures(
  connection: DuckDBConnection,
  disclosures: readonly StoredDisclosure[],
): Promise<Landing[]> {
  const landings = new Map<StoredDisclosure, Landing>();
  for (const dataset of DATASETS) {
    const ofDataset = disclosures.filter((disclosure) => disclosure.dataset === dataset);
    if (ofDataset.length > 0) await landDataset(connection, dataset, ofDataset, landings);
  }
  return disclosures.map((disclosure) => landings.get(disclosure)!);
}

async function landDataset(
  connection: DuckDBConnection,
  dataset: Dataset,
  disclosures: readonly StoredDisclosure[],
  landings: Map<StoredDisclosure, Landing>,
): Promise<void> {
  const histories = await readHistories(connection, dataset, disclosures);
  const days: DuckDBValue[][] = [];
  const securities: DuckDBValue[][] = [];

  for (const disclosure of disclosures) {
    const { exchange, date, source } = disclosure;
    const content = contentOf(disclosure);
    const key = dayKey(exchange, date);
    const history = histories.get(key) ?? noHistory();
    histories.set(key, history);

    const newest = history.bySource.get(source);
    const known = newest && (newest.content ?? (await readContent(connection, disclosure, newest.revision)));
    if (known && JSON.stringify(known) === JSON.stringify(content)) {
      landings.set(disclosure, "unchanged");
      continue;
    }

    const revision = ++history.revision;
    history.bySource.set(source, { revision, content });
    landings.set(disclosure, revision === 1 ? "landed" : "revised");

    const place: DuckDBValue[] = [exchange, dateValue(date), revision];
    const day = [...place, source, new Date(disclosure.fetchedAt).toISOString()];
    days.push(dataset === "details" ? day : [...day, ...(content[0] ?? [])]);
    if (dataset === "details") for (const row of content) securities.push([...place, ...row]);
  }

  await appendRows(connection, dataset, days);
  await appendRows(connection, "detail_rows", securities);
}

async function readHistories(
  connection: DuckDBConnection,
  dataset: Dataset,
  disclosures: readonly StoredDisclosure[],
): Promise<Map<string, DayHistory>> {
  const dates = disclosures.map((disclosure) => disclosure.date).sort();
  const range = { from: dates[0]!, to: dates.at(-1)! };
  const histories = new Map<string, DayHistory>();
  for (const row of await readRows(connection, `revisions of ${dataset}`, range)) {
    const key = dayKey(String(row["exchange"]), String(row["date"]));
    const revision = Number(row["revision"]);
    const history = histories.get(key) ?? noHistory();
    history.revision = revision;
    history.bySource.set(String(row["source"]), { revision, content: contentOfRow(dataset, row) });
    histories.set(key, history);
  }
  return histories;
}

const contentOfRow = (dataset: Dataset, row: StoredRow): Figures[] | null =>
  dataset === "details" ? null : [FIGURE_IDS[dataset].map((id) => row[id] as number | null)];

async function readContent(
  connection: DuckDBConnection,
  { exchange, date }: StoredDisclosure,
  revision: number,
): Promise<Figures[]> {
  return securityFigures(await readRows<SecurityRow>(connection, "rows of details", { exchange, date, revision }));
}

const dayKey = (exchange: string, date: string): string => `${exchange} ${date}`;

const dateValue = (date: string): DuckDBDateValue => {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return DuckDBDateValue.fromParts({ year, month, day });
};
