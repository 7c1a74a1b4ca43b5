import type { Disclosure } from "../source.ts";
import type { Landing, Store } from "../../store/store.ts";
import type { ImportedFile } from "./import-file.ts";
import { ImportError } from "./import-error.ts";

/**
 * Details list current targets only, totals also what was taken off the list: the sum of a whole list is a little below
 * the total (0.5 % for the SSE in April 2026). A list that sums to less is part of one.
 */
const LEAST_SHARE = 0.97;
const MOST_SHARE = 1.0001;

/** Stores all days of a file in one go. A list of securities must add up to the total of its day, or it is refused. */
export async function landImport(store: Store, { disclosures }: ImportedFile): Promise<Landing[]> {
  for (const disclosure of disclosures) {
    if (disclosure.dataset === "details") await checkComplete(store, disclosure);
  }
  return store.land(disclosures);
}

async function checkComplete(
  store: Store,
  { exchange, date, rows }: Extract<Disclosure, { dataset: "details" }>,
): Promise<void> {
  const [day] = await store.totals(exchange, date, date);
  const total = day?.financing_balance ?? null;
  if (total === null) throw totalUnknown(exchange, date);
  const sum = rows.reduce((balance, row) => balance + (row.financing_balance ?? 0), 0);
  if (sum < total * LEAST_SHARE || sum > total * MOST_SHARE) throw incomplete(exchange, date, sum, total);
}

const totalUnknown = (exchange: string, date: string): ImportError =>
  new ImportError({
    zh: `尚无 ${exchange} ${date} 的汇总，无法核对名单是否完整：请先运行 rzrq collect --date ${date} --exchange ${exchange} --dataset totals（或导入汇总文件），再导入明细。`,
    en: `The total of ${exchange} on ${date} is not stored, so the list cannot be checked for completeness: first run rzrq collect --date ${date} --exchange ${exchange} --dataset totals (or import a file of totals), then import the list.`,
  });

function incomplete(exchange: string, date: string, sum: number, total: number): ImportError {
  const share = `${((sum / total) * 100).toFixed(1)}%`;
  return new ImportError({
    zh: `名单的融资余额合计 ${sum} 元，是 ${exchange} ${date} 汇总 ${total} 元的 ${share}（完整名单应略低于 100%）：请导入该日的完整名单，文件未导入。`,
    en: `The financing balances of the list add up to ${sum} 元, ${share} of the ${total} 元 of ${exchange} on ${date} (a complete list is a little below 100%): import the complete list of that day, nothing was imported.`,
  });
}
