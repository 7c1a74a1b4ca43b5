import type { Pulled } from "../contracts/pull.ts";
import { partialNotice } from "./caption.ts";
import { SheetError } from "./sheet-error.ts";

/** Why a pull brought no row: nothing is disclosed, or no day by all of the exchanges that a sum needs. */
export function nothingToWrite(pulled: Pulled): SheetError {
  const partial = "day" in pulled ? [] : pulled.series.flatMap((series) => series.partial);
  if (partial.length > 0) {
    return new SheetError({
      zh: `没有一天的披露是齐全的，无法合计，因此没有写入任何内容：${partialNotice(partial, "zh")}可改选“沪深北分列”或单个交易所。`,
      en: `No day is complete, so there is no sum to write: ${partialNotice(partial, "en")} Choose “Each exchange” or a single one instead.`,
    });
  }
  return new SheetError({
    zh: "所选范围内没有已披露的数据，因此没有写入任何内容。请选择更早的日期或其他交易所。",
    en: "Nothing is disclosed for this choice, so nothing was written. Choose earlier days or another exchange.",
  });
}
