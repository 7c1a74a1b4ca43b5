import { isFault } from "../../core/columns/fault.ts";
import type { Scope } from "../../core/market/exchange.ts";
import { defineDataFunction } from "./data-function.ts";
import { dateCell } from "./figure-cell.ts";
import * as parameters from "./parameters.ts";
import { readChoiceId } from "./read-options.ts";
import { resolveDay } from "./resolve-day.ts";

/** The newest disclosed day of the workbook. */
export const asOf = defineDataFunction<{ readonly exchange: Scope }>({
  id: "ASOF",
  name: { zh: "最新披露日", en: "Newest disclosed day" },
  description: {
    zh: "本工作簿数据的最新完整披露日；刷新之前不变。省略日期的函数都取这一天。",
    en: "The newest day of the workbook's data that is completely disclosed; it stays until the data is refreshed. Functions without a date take this day.",
  },
  parameters: [parameters.exchange],
  examples: [
    {
      args: [],
      result: 0,
      note: { zh: "沪深北都已披露的最新一日", en: "The newest day that all exchanges have disclosed" },
    },
    { args: ["SSE"], result: 0, note: { zh: "上交所的最新披露日", en: "The newest disclosed day of SSE" } },
  ],
  source: { zh: "数据服务的披露目录", en: "The data server's list of disclosed days" },
  seeAlso: ["GET", "MARKET"],
  notes: [
    {
      zh: "数据服务不可用时，函数使用本机保留的数据，ASOF 给出它的日期。",
      en: "When the data server is gone, functions use what was kept on this machine, and ASOF gives its day.",
    },
  ],
  read(args) {
    const exchange = readChoiceId(args[0], parameters.exchange);
    return isFault(exchange) ? exchange : { exchange: exchange };
  },
  answer({ exchange }, view, display) {
    const date = resolveDay(undefined, view.edition, exchange);
    return isFault(date) ? date : [[dateCell(date, display)]];
  },
});
