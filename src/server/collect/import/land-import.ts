import type { ImportPreview } from "../../../contracts/import.ts";
import type { Store } from "../../store/store.ts";
import type { Text } from "../../../core/text.ts";
import type { Disclosure } from "../source.ts";
import type { ImportedFile } from "./import-file.ts";
import { ImportError } from "./import-error.ts";

/**
 * Details list current targets only, totals also what was taken off the list: the sum of a whole list is a little below
 * the total (0.5 % for the SSE in April 2026). A list that sums to less is part of one.
 */
const LEAST_SHARE = 0.97;
const MOST_SHARE = 1.0001;

type ImportStore = Pick<Store, "land" | "totals" | "details">;

/** Stores all days of a file in one go. A list of securities must be the whole one of its day, or the file is refused. */
export async function landImport(store: ImportStore, { preview, disclosures }: ImportedFile): Promise<ImportPreview> {
  if (preview.questions.length > 0) return preview;
  if (!preview.storable) throw new ImportError(PART_OF_LISTS);
  for (const disclosure of disclosures) {
    if (disclosure.dataset === "details") await checkComplete(store, disclosure, disclosures);
    if (disclosure.dataset === "quotes") await checkCovers(store, disclosure, disclosures);
  }
  const landings = await store.land(disclosures);
  const count = (landing: (typeof landings)[number]): number => landings.filter((one) => one === landing).length;
  return {
    ...preview,
    stored: { landed: count("landed"), revised: count("revised"), unchanged: count("unchanged") },
  };
}

type Of<Set extends Disclosure["dataset"]> = Extract<Disclosure, { readonly dataset: Set }>;

async function checkComplete(store: ImportStore, list: Of<"details">, file: readonly Disclosure[]): Promise<void> {
  const { exchange, date, rows } = list;
  const total = await totalOf(store, list, file);
  if (total === null) throw totalUnknown(exchange, date);
  const sum = rows.reduce((balance, row) => balance + (row.financing_balance ?? 0), 0);
  if (sum < total * LEAST_SHARE || sum > total * MOST_SHARE) throw incomplete(exchange, date, sum, total);
}

/** The day's 融资余额 as the same file gives it (the exchange's own .xls does), or as it is stored. */
async function totalOf(
  store: ImportStore,
  { exchange, date }: Disclosure,
  file: readonly Disclosure[],
): Promise<number | null> {
  const isTotal = (one: Disclosure): one is Of<"totals"> =>
    one.dataset === "totals" && one.exchange === exchange && one.date === date;
  const inFile = file.find(isTotal)?.figures.financing_balance ?? null;
  const [stored] = await store.totals(exchange, date, date);
  return stored?.financing_balance ?? inFile;
}

/** Quotes must be there for every security of the day's details. */
async function checkCovers(
  store: ImportStore,
  { exchange, date, rows }: Of<"quotes">,
  file: readonly Disclosure[],
): Promise<void> {
  if (file.some((one) => one.dataset === "details" && one.exchange === exchange && one.date === date)) return;
  const details = exchange === "ALL" ? null : await store.details(exchange, date);
  if (details === null) throw detailsUnknown(exchange, date);
  const quoted = new Set(rows.map(({ code }) => code));
  const missing = details.rows.filter(({ code }) => !quoted.has(code));
  if (missing.length > details.rows.length * (1 - LEAST_SHARE))
    throw notCovered(exchange, date, missing.length, details.rows.length);
}

/** Why the history of one security is shown and checked, but not stored. */
export const PART_OF_LISTS: Text = {
  zh: "这是单只证券的历史：RZRQ 只保存某交易所某日的完整名单，不保存其中的一部分，因此不能存入。请改用 rzrq collect 采集这些交易日，或导入完整的名单。",
  en: "This is the history of one security: RZRQ keeps whole lists of an exchange and day, never a part of one, so it cannot be stored. Collect these days with rzrq collect, or import whole lists.",
};

const totalUnknown = (exchange: string, date: string): ImportError =>
  new ImportError({
    zh: `尚无 ${exchange} ${date} 的汇总，无法核对名单是否完整：请先运行 rzrq collect --date ${date} --exchange ${exchange} --dataset totals（或导入汇总文件），再导入明细。`,
    en: `The total of ${exchange} on ${date} is not stored, so the list cannot be checked for completeness: first run rzrq collect --date ${date} --exchange ${exchange} --dataset totals (or import a file of totals), then import the list.`,
  });

function incomplete(exchange: string, date: string, sum: number, total: number): ImportError {
  const share = `${((sum / total) * 100).toFixed(1)}%`;
  return new ImportError({
    zh: `名单的融资余额合计 ${sum} 元，是 ${exchange} ${date} 汇总 ${total} 元的 ${share}（完整名单应略低于 100%）：请核对单位，并导入该日的完整名单，文件未导入。`,
    en: `The financing balances of the list add up to ${sum} 元, ${share} of the ${total} 元 of ${exchange} on ${date} (a complete list is a little below 100%): check the unit, and import the complete list of that day, nothing was imported.`,
  });
}

const detailsUnknown = (exchange: string, date: string): ImportError =>
  new ImportError({
    zh: `尚无 ${exchange} ${date} 的两融明细，无法核对行情是否齐全：请先采集或导入该日明细，再导入行情。`,
    en: `The details of ${exchange} on ${date} are not stored, so the quotes cannot be checked for completeness: collect or import that day's details first, then the quotes.`,
  });

const notCovered = (exchange: string, date: string, missing: number, all: number): ImportError =>
  new ImportError({
    zh: `行情缺少 ${exchange} ${date} 明细中 ${all} 只证券里的 ${missing} 只：请导入该日完整的行情，文件未导入。`,
    en: `The quotes lack ${missing} of the ${all} securities in the details of ${exchange} on ${date}: import all quotes of that day, nothing was imported.`,
  });
