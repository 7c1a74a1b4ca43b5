import { SOURCE_NAMES } from "../../../../core/market/source-names.ts";
import type { Exchange } from "../../../../core/market/exchange.ts";
import type { SourceOptions } from "../../source-options.ts";
import { incomplete, unreadable, type Origin } from "../../source-problems.ts";
import { createTransport } from "../../transport/transport.ts";
import { answerText } from "../../wire/answer-text.ts";
import { readQuote, type WireQuote } from "./schema.ts";

export const IDENTITY = { id: "TENCENT", name: SOURCE_NAMES.TENCENT } as const;
export const PAUSE_MS = 500;

/** More codes make an address longer than the host takes. */
const CODES_PER_REQUEST = 60;
/** Codes that are listed no more have no quote; where more than a tenth are missing the answer is not whole. */
const LEAST_ANSWERED = 0.9;
const PREFIXES: Readonly<Record<Exchange, string>> = { SSE: "sh", SZSE: "sz", BSE: "bj" };
const HEADERS = { Referer: "https://gu.qq.com/" };
const NONE_MATCHES = "v_pv_none_match=";

/** The quotes as they are now, and the address that gave the last of them. */
export interface Fetched {
  readonly quotes: readonly WireQuote[];
  readonly origin: Origin;
}

export type TencentWire = (
  exchange: Exchange,
  codes: readonly string[],
  signal?: AbortSignal,
) => Promise<Fetched | null>;

/** Null where none of the codes has a quote. */
export function createTencentWire(options: SourceOptions): TencentWire {
  const send = createTransport(IDENTITY, { baseUrl: "https://qt.gtimg.cn", pauseMs: PAUSE_MS }, options);
  return async (exchange, codes, signal) => {
    const quotes: WireQuote[] = [];
    let origin: Origin | undefined;
    for (let at = 0; at < codes.length; at += CODES_PER_REQUEST) {
      const asked = codes.slice(at, at + CODES_PER_REQUEST).map((code) => PREFIXES[exchange] + code);
      const answer = await send({ path: `/q=${asked.join(",")}`, headers: HEADERS }, signal);
      origin = answer.origin;
      quotes.push(...readQuotes(answerText(answer), answer.origin));
    }
    if (!origin || quotes.length === 0) return null;
    if (quotes.length < LEAST_ANSWERED * codes.length) throw incomplete(origin, codes.length, quotes.length);
    return { quotes, origin };
  };
}

/** One `v_sh600519="…";` a line; nothing is ever evaluated. */
function readQuotes(text: string, origin: Origin): WireQuote[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith(NONE_MATCHES))
    .map((line) => {
      const [, code = "", values] = /^v_(?:sh|sz|bj)(\d{6})="([^"]*)";$/.exec(line) ?? [];
      if (values === undefined) throw unreadable(origin, 'v_sh600519="…";', undefined);
      return readQuote(values, code, origin);
    });
}
