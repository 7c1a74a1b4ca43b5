import type { Exchange, Scope } from "../../../core/market/exchange.ts";
import { EXCHANGES } from "../../../core/market/exchange.ts";
import type { Store } from "../../store/store.ts";
import type { Disclosure } from "../source.ts";
import { ImportError } from "./import-error.ts";
import type { ImportedFile } from "./import-file.ts";

/**
 * Details list current targets only, totals also what was taken off the list: the sum of a whole list is a little below
 * the total (0.5 % for the SSE in April 2026). A list that sums to less is part of one.
 */
const LEAST_SHARE = 0.97;
const MOST_SHARE = 1.0001;

type Of<Set extends Disclosure["dataset"]> = Extract<Disclosure, { readonly dataset: Set }>;
export type ListStore = Pick<Store, "totals" | "details">;

/**
 * The disclosures of a file, each list known to be the whole one of its day or a part of it. A list that says it is whole
 * and is not is refused; a few securities that turn out to be all there were are whole; a torn list, which lacks a row of
 * the file, is a part whatever it adds up to.
 */
export async function settleLists(
  store: ListStore,
  file: readonly Disclosure[],
  torn: ImportedFile["torn"],
): Promise<Disclosure[]> {
  const totals = await readTotals(store, file);
  const tornPlaces = new Set(torn.map(placeOf));
  const settled: Disclosure[] = [];
  for (const one of file) {
    if (one.dataset === "details") {
      const list = settleDetails(one, totals.get(placeOf(one)) ?? null);
      settled.push(tornPlaces.has(placeOf(one)) ? { ...list, covers: "listed" } : list);
    } else if (one.dataset !== "quotes") settled.push(one);
  }
  for (const one of file) if (one.dataset === "quotes") settled.push(await settleQuotes(store, one, settled));
  return settled;
}

/** 融资余额 of each exchange and day that has a list, as it is stored, or as the file gives it (the exchange's own .xls does). */
async function readTotals(store: ListStore, file: readonly Disclosure[]): Promise<Map<string, number>> {
  const totals = new Map<string, number>();
  for (const one of file)
    if (one.dataset === "totals" && one.figures.financing_balance !== null)
      totals.set(placeOf(one), one.figures.financing_balance);
  for (const exchange of EXCHANGES) {
    const dates = file
      .flatMap((one) => (one.dataset === "details" && one.exchange === exchange ? [one.date] : []))
      .sort();
    if (dates.length === 0) continue;
    for (const stored of await store.totals(exchange, dates[0]!, dates.at(-1)!))
      if (stored.financing_balance !== null)
        totals.set(placeOf({ exchange, date: stored.date }), stored.financing_balance);
  }
  return totals;
}

const placeOf = ({ exchange, date }: Pick<Disclosure, "exchange" | "date">): string => `${exchange} ${date}`;

function settleDetails(list: Of<"details">, total: number | null): Of<"details"> {
  const sum = list.rows.reduce((balance, row) => balance + (row.financing_balance ?? 0), 0);
  if (list.covers === "listed") return total !== null && isSameSum(list.rows.length, sum, total) ? whole(list) : list;
  if (total !== null && sum >= total * LEAST_SHARE && sum <= total * MOST_SHARE) return list;
  throw total === null ? totalUnknown(list) : incomplete(list, sum, total);
}

/** The same but for the rounding of each figure to 元: of a few securities, a share of the total tells nothing of the rest. */
const isSameSum = (rows: number, sum: number, total: number): boolean => Math.abs(sum - total) <= (rows + 1) / 2;

/** Quotes are whole where they are there for the securities of the day's whole details: a few at most lack one, none of a part. */
async function settleQuotes(
  store: ListStore,
  list: Of<"quotes">,
  settled: readonly Disclosure[],
): Promise<Of<"quotes">> {
  const ofFile = settled.find((one) => one.dataset === "details" && placeOf(one) === placeOf(list));
  if (ofFile) return ofFile.covers === "listed" ? { ...list, covers: "listed" } : whole(list);
  const details = isExchange(list.exchange) ? await store.details(list.exchange, list.date) : null;
  const quoted = new Set(list.rows.map(({ code }) => code));
  const missing = details?.rows.filter(({ code }) => !quoted.has(code)).length ?? 0;
  if (list.covers === "listed") return details && missing === 0 ? whole(list) : list;
  if (details && missing <= details.rows.length * (1 - LEAST_SHARE)) return list;
  throw details ? notCovered(list, missing, details.rows.length) : detailsUnknown(list);
}

const isExchange = (scope: Scope): scope is Exchange => (EXCHANGES as readonly Scope[]).includes(scope);

function whole<List extends Disclosure>(list: List): List {
  const copy: List & { covers?: "listed" } = { ...list };
  delete copy.covers;
  return copy;
}

const totalUnknown = ({ exchange, date }: Disclosure): ImportError =>
  new ImportError({
    zh: `尚无 ${exchange} ${date} 的汇总，无法核对名单是否完整：请先采集该日的汇总（窗格的“拉取”，或 rzrq collect --date ${date} --exchange ${exchange} --dataset totals），或导入汇总文件，再导入明细。`,
    en: `The total of ${exchange} on ${date} is not stored, so the list cannot be checked for completeness: first collect the totals of that day (“Pull” in the pane, or rzrq collect --date ${date} --exchange ${exchange} --dataset totals), or import a file of totals, then import the list.`,
  });

function incomplete({ exchange, date }: Disclosure, sum: number, total: number): ImportError {
  const share = `${((sum / total) * 100).toFixed(1)}%`;
  return new ImportError({
    zh: `名单的融资余额合计 ${sum} 元，是 ${exchange} ${date} 汇总 ${total} 元的 ${share}（完整名单应略低于 100%）：请核对单位，并导入该日的完整名单，文件未导入。`,
    en: `The financing balances of the list add up to ${sum} 元, ${share} of the ${total} 元 of ${exchange} on ${date} (a complete list is a little below 100%): check the unit, and import the complete list of that day, nothing was imported.`,
  });
}

const detailsUnknown = ({ exchange, date }: Disclosure): ImportError =>
  new ImportError({
    zh: `尚无 ${exchange} ${date} 的两融明细，无法核对行情是否齐全：请先采集或导入该日明细，再导入行情。`,
    en: `The details of ${exchange} on ${date} are not stored, so the quotes cannot be checked for completeness: collect or import that day's details first, then the quotes.`,
  });

const notCovered = ({ exchange, date }: Disclosure, missing: number, all: number): ImportError =>
  new ImportError({
    zh: `行情缺少 ${exchange} ${date} 明细中 ${all} 只证券里的 ${missing} 只：请导入该日完整的行情，文件未导入。`,
    en: `The quotes lack ${missing} of the ${all} securities in the details of ${exchange} on ${date}: import all quotes of that day, nothing was imported.`,
  });
