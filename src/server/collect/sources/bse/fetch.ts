import type { z } from "zod";
import { SCOPE_NAMES } from "../../../../core/market/exchange.ts";
import type { TradingDate } from "../../../../core/market/trading-date.ts";
import type { SourceOptions } from "../../source-options.ts";
import { wrongDay, type Origin } from "../../source-problems.ts";
import { createTransport, type Send, type WireRequest } from "../../transport/transport.ts";
import { answerText } from "../../wire/answer-text.ts";
import type { Fetched } from "../../wire/fetched.ts";
import { parseJson, readShape } from "../../wire/json-answer.ts";
import { readAllPages } from "../../wire/pages.ts";
import {
  detailsAnswer,
  targetsAnswer,
  totalsAnswer,
  quotesAnswer,
  type DetailsRow,
  type QuotesRow,
  type TargetsRow,
  type TotalsRow,
} from "./schema.ts";
import { keepCookies } from "./session.ts";

/** Shortest pause between two requests that projects have found to be tolerated. */
export const PAUSE_MS = 1000;

export interface BseWire {
  totals(date: TradingDate, signal?: AbortSignal): Promise<Fetched<TotalsRow>>;
  details(date: TradingDate, signal?: AbortSignal): Promise<Fetched<DetailsRow>>;
  targets(date: TradingDate, signal?: AbortSignal): Promise<Fetched<TargetsRow>>;
  /** All quotes as they stand now. */
  quotes(signal?: AbortSignal): Promise<Fetched<QuotesRow>>;
}

const HEADERS = { Referer: "https://www.bse.cn/disclosure/rzrq_trans_list.html" };
const SUMMARY = "/rzrqjyyexxController/summaryInfoResult.do";
const TARGETS_HEADERS = { Referer: "https://www.bse.cn/disclosure/rzrq_bdzq_list.html" };
const TARGETS = "/rzrqbdzqController/infoResult.do";
const QUOTES_HEADERS = { Referer: "https://www.bse.cn/nq/quotation.html" };
const QUOTES = "/nqhqController/nqhq_en.do";
const DETAIL = "/rzrqjyyexxController/detailInfoResult.do";
const CALLBACK = { callback: "cb" };

/** The listed shares, by code: neither the boards below the exchange nor its indices. */
const LISTED_SHARES = {
  type_en: '["B"]',
  sortfield: "hqzqdm",
  sorttype: "asc",
  xxfcbj_en: "[2]",
  zqdm: "",
} as const;

export function createBseWire(options: SourceOptions): BseWire {
  const send = keepCookies(
    createTransport(
      { id: "BSE", name: SCOPE_NAMES.BSE },
      { baseUrl: "https://www.bse.cn", pauseMs: PAUSE_MS },
      options,
    ),
  );
  return {
    async totals(date, signal) {
      const query = { ...CALLBACK, transDate: date, page: "0" };
      const { body, origin } = await ask(send, { path: SUMMARY, query, headers: HEADERS }, signal);
      const [rows, day] = readShape(totalsAnswer, body, origin);
      if (rows.length > 0) requireDay(day, date, origin);
      return { rows, origin };
    },
    details: (date, signal) =>
      readPages(detailsAnswer, date, (page) => {
        const form = { transDate: date, page, sortfield: "", sorttype: "" };
        return ask(send, { path: DETAIL, query: CALLBACK, form, headers: HEADERS }, signal);
      }),
    targets: (date, signal) =>
      readPages(targetsAnswer, date, (page) => {
        const form = { transDate: date, zqdm: "", page };
        return ask(send, { path: TARGETS, query: CALLBACK, form, headers: TARGETS_HEADERS }, signal);
      }),
    async quotes(signal) {
      let origin: Origin | undefined;
      const rows = await readAllPages(async (index) => {
        const form = { ...LISTED_SHARES, page: String(index) };
        const asked = await ask(send, { path: QUOTES, query: CALLBACK, form, headers: QUOTES_HEADERS }, signal);
        origin = asked.origin;
        const [page = { content: [], totalPages: 0, totalElements: 0 }] = readShape(quotesAnswer, asked.body, origin);
        return { rows: page.content, pageCount: page.totalPages, total: page.totalElements, origin };
      });
      return { rows, origin: origin! };
    },
  };
}

async function readPages<Row>(
  schema: z.ZodType<[{ content: Row[]; totalPages: number; totalElements: number }[], string]>,
  date: TradingDate,
  askPage: (page: string) => Promise<{ body: unknown; origin: Origin }>,
): Promise<Fetched<Row>> {
  let origin: Origin | undefined;
  const rows = await readAllPages(async (index) => {
    const asked = await askPage(String(index));
    origin = asked.origin;
    const [pages, day] = readShape(schema, asked.body, origin);
    const page = pages[0] ?? { content: [], totalPages: 0, totalElements: 0 };
    if (page.content.length > 0) requireDay(day, date, origin);
    return { rows: page.content, pageCount: page.totalPages, total: page.totalElements, origin };
  });
  return { rows, origin: origin! };
}

async function ask(send: Send, request: WireRequest, signal?: AbortSignal): Promise<{ body: unknown; origin: Origin }> {
  const answer = await send(request, signal);
  return { body: parseJson(quoteTrailingDate(answerText(answer)), answer.origin), origin: answer.origin };
}

/** The answer ends in a date in single quotes, which JSON does not know. */
export function quoteTrailingDate(text: string): string {
  return text.replace(/'(\d{4}-\d{2}-\d{2}|)'(\s*\]\s*\)?\s*;?\s*)$/, '"$1"$2');
}

function requireDay(given: string, asked: TradingDate, origin: Origin): void {
  if (given !== asked) throw wrongDay(origin, asked, given);
}
