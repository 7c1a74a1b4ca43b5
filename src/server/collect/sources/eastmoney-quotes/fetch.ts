import type { Exchange } from "../../../../core/market/exchange.ts";
import { SOURCE_NAMES } from "../../../../core/market/source-names.ts";
import type { SourceOptions } from "../../source-options.ts";
import type { Origin } from "../../source-problems.ts";
import { createTransport } from "../../transport/transport.ts";
import { answerText } from "../../wire/answer-text.ts";
import type { Fetched } from "../../wire/fetched.ts";
import { parseJson, readShape } from "../../wire/json-answer.ts";
import { readAllPages } from "../../wire/pages.ts";
import { listAnswer, quote, type Quote } from "./schema.ts";

export const IDENTITY = { id: "EASTMONEY_QUOTES", name: SOURCE_NAMES.EASTMONEY_QUOTES } as const;
/** The host shuts out who asks five times a second, or two hundred times a minute. */
export const PAUSE_MS = 1500;

/** Stocks by exchange: main board and 创业板, main board and 科创板, and those of the BSE. */
const LISTS: Readonly<Record<Exchange, string>> = {
  SSE: "m:1 t:2,m:1 t:23",
  SZSE: "m:0 t:6,m:0 t:80",
  BSE: "m:0 t:81 s:2048",
};
/** More are cut to this. */
const PAGE_SIZE = 100;
const PATH = "/api/qt/clist/get";
const HEADERS = { Referer: "https://quote.eastmoney.com/" };

export type QuotesWire = (exchange: Exchange, signal?: AbortSignal) => Promise<Fetched<Quote>>;

/** All quotes of an exchange's stocks as they are now, page by page in the order of their codes. */
export function createQuotesWire(options: SourceOptions): QuotesWire {
  const send = createTransport(IDENTITY, { baseUrl: "https://push2.eastmoney.com", pauseMs: PAUSE_MS }, options);
  return async (exchange, signal) => {
    let origin: Origin | undefined;
    const rows = await readAllPages(async (index) => {
      const query = {
        pn: String(index + 1),
        pz: String(PAGE_SIZE),
        ...{ po: "1", np: "1", fltt: "2", invt: "2", fid: "f12" },
        fs: LISTS[exchange],
        fields: Object.keys(quote.shape).join(","),
      };
      const answer = await send({ path: PATH, query, headers: HEADERS }, signal);
      origin = answer.origin;
      const { data } = readShape(listAnswer, parseJson(answerText(answer), origin), origin);
      const { total, diff } = data ?? { total: 0, diff: [] };
      return { rows: diff, total, pageCount: Math.ceil(total / PAGE_SIZE), origin };
    });
    return { rows, origin: origin! };
  };
}
