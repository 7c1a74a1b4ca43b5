import type { TradingDate } from "../../../core/market/trading-date.ts";
import { dateInFile, dateInName } from "./find-key.ts";
import type { FoundTable } from "./find-table.ts";
import { ImportError } from "./import-error.ts";
import type { ImportOptions } from "./import-options.ts";
import type { Origin } from "./origins.ts";

/** The day of a table without a column of dates: written in the file, in the name of an official file, or said by the user. */
export function dayOfTable(
  table: FoundTable,
  notes: readonly string[],
  origin: Origin,
  { name, answers }: ImportOptions,
): { readonly date: TradingDate | null; readonly suspected: TradingDate | null } {
  const given = answers.date ?? null;
  const written = dateInFile(table, notes);
  const named = dateInName(name);
  const known = written ?? (origin.datedName ? named : null);
  if (known !== null && given !== null && known !== given) throw otherDay(known, given);
  return { date: known ?? given, suspected: named };
}

const otherDay = (known: TradingDate, given: TradingDate): ImportError =>
  new ImportError({
    zh: `文件写明是 ${known} 的数据，您指明的是 ${given}：请核对；若文件名或内容有误，请先改正文件。`,
    en: `The file says that it is of ${known}, you said ${given}: check which is right; correct the file, or its name, first if it is wrong.`,
  });
