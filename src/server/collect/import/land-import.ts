import type { ImportPreview } from "../../../contracts/import.ts";
import type { Landing, Store } from "../../store/store.ts";
import type { Disclosure } from "../source.ts";
import { settleLists, type ListStore } from "./check-lists.ts";
import type { ImportedFile } from "./import-file.ts";

/** What is stored of so many days of securities is in memory at once. */
const DAYS_AT_ONCE = 60;

/**
 * Stores the days of a file: all in one go, or in runs of days where it holds securities over months. A list of
 * securities must be the whole one of its day, or is stored as the part that it is.
 */
export async function landImport(
  store: ListStore & Pick<Store, "land">,
  { preview, disclosures, torn }: ImportedFile,
): Promise<ImportPreview> {
  if (preview.questions.length > 0) return preview;
  const landings: Landing[] = [];
  for (const run of runsOf(await settleLists(store, disclosures, torn))) landings.push(...(await store.land(run)));
  const count = (landing: Landing): number => landings.filter((one) => one === landing).length;
  return {
    ...preview,
    stored: { landed: count("landed"), revised: count("revised"), unchanged: count("unchanged") },
  };
}

function runsOf(disclosures: readonly Disclosure[]): Disclosure[][] {
  const dates = [...new Set(disclosures.flatMap((one) => ("rows" in one ? [one.date] : [])))].sort();
  if (dates.length <= DAYS_AT_ONCE) return [[...disclosures]];
  const runs: Disclosure[][] = [];
  for (let start = 0; start < dates.length; start += DAYS_AT_ONCE) {
    const run = new Set(dates.slice(start, start + DAYS_AT_ONCE));
    runs.push(disclosures.filter((one) => "rows" in one && run.has(one.date)));
  }
  return [disclosures.filter((one) => !("rows" in one)), ...runs].filter(({ length }) => length > 0);
}
