import type { z } from "zod";
import { SCOPE_NAMES } from "../../../../core/market/exchange.ts";
import type { TradingDate } from "../../../../core/market/trading-date.ts";
import type { SourceOptions } from "../../source-options.ts";
import { reportedError, type Origin } from "../../source-problems.ts";
import { SourceError } from "../../source.ts";
import { createTransport, type Send, type WireRequest } from "../../transport/transport.ts";
import { answerText, requireData } from "../../wire/answer-text.ts";
import type { Fetched } from "../../wire/fetched.ts";
import { parseJson, readShape } from "../../wire/json-answer.ts";
import { readWorkbook, type SseWorkbook } from "./workbook.ts";
import { readAllPages } from "../../wire/pages.ts";
import {
  detailsAnswer,
  olderOverviewAnswer,
  overviewAnswer,
  totalsAnswer,
  type DetailsRow,
  type OlderOverviewRow,
  type OverviewRow,
  type TotalsRow,
} from "./schema.ts";

/** Shortest pause between two requests that projects have found to be tolerated. */
export const PAUSE_MS = 2000;

const IDENTITY = { id: "SSE", name: SCOPE_NAMES.SSE } as const;

export interface SseWire {
  totals(from: TradingDate, to: TradingDate, signal?: AbortSignal): Promise<Fetched<TotalsRow>>;
  details(date: TradingDate, signal?: AbortSignal): Promise<Fetched<DetailsRow>>;
  overview(date: TradingDate, signal?: AbortSignal): Promise<Fetched<OverviewRow>>;
  /** The overview of a day before 2021-12-27. */
  olderOverview(date: TradingDate, signal?: AbortSignal): Promise<Fetched<OlderOverviewRow>>;
  /** The file of the day, which holds totals and details; null where there is none. */
  workbook(date: TradingDate, signal?: AbortSignal): Promise<SseWorkbook | null>;
  /** One security's days. */
  history(code: string, from: TradingDate, to: TradingDate, signal?: AbortSignal): Promise<Fetched<DetailsRow>>;
}

type Query = Readonly<Record<string, string>>;

type AnswerSchema<Row> = z.ZodType<{
  result: Row[];
  pageHelp: { pageCount: number; total: number };
  actionErrors?: unknown[] | undefined;
}>;

/** Refused without it. */
const HEADERS = { Referer: "https://www.sse.com.cn/" };
const MARGIN = "/marketdata/tradedata/queryMargin.do";
const SOA = "/commonSoaQuery.do";
const OVERVIEW = "/commonQuery.do";
/** Larger pages have been seen cut off at this size. */
const PAGE_SIZE = 2000;

const compact = (date: TradingDate) => date.replaceAll("-", "");

export function createSseWire(options: SourceOptions): SseWire {
  const send = createTransport(IDENTITY, { baseUrl: "https://query.sse.com.cn", pauseMs: PAUSE_MS }, options);
  const sendToSite = createTransport(IDENTITY, { baseUrl: "https://www.sse.com.cn", pauseMs: PAUSE_MS }, options);

  const margin = async <Row>(
    schema: AnswerSchema<Row>,
    { primary, fallback }: { primary: Query; fallback: Query },
    signal?: AbortSignal,
  ): Promise<Fetched<Row>> => {
    const read = (path: string, query: Query) => readMargin(send, schema, { path, query }, signal);
    try {
      return await read(MARGIN, primary);
    } catch (problem) {
      if (!(problem instanceof SourceError)) throw problem;
      const second = read(SOA, { ...fallback, jsonCallBack: "jsonpCallback" });
      return await second.catch((error: unknown) => {
        throw error instanceof SourceError ? problem : error;
      });
    }
  };

  const commonQuery = async <Row>(
    schema: z.ZodType<{ result: Row[]; actionErrors?: unknown[] | undefined }>,
    query: Query,
    signal?: AbortSignal,
  ): Promise<Fetched<Row>> => {
    const { body, origin } = await ask(send, { path: OVERVIEW, query, headers: HEADERS }, signal);
    const answer = readShape(schema, body, origin);
    refuseReportedErrors(answer.actionErrors, origin);
    return { rows: answer.result, origin };
  };

  return {
    totals(from, to, signal) {
      const range = { beginDate: compact(from), endDate: compact(to), stockCode: "" };
      const primary = { tabType: "", ...range };
      const fallback = { sqlId: "RZRQ_HZ_INFO", ...range };
      return margin(totalsAnswer, { primary, fallback }, signal);
    },
    details(date, signal) {
      const day = compact(date);
      const primary = { tabType: "mxtype", detailsDate: day, stockCode: "", beginDate: "", endDate: "" };
      const fallback = { sqlId: "RZRQ_MX_INFO", beginDate: day, endDate: day, preStockCode: "" };
      return margin(detailsAnswer, { primary, fallback }, signal);
    },
    overview(date, signal) {
      const query = {
        sqlId: "COMMON_SSE_SJ_GPSJ_CJGK_MRGK_C",
        PRODUCT_CODE: "01,02,03,11,17",
        type: "inParams",
        SEARCH_DATE: date,
      };
      return commonQuery(overviewAnswer, query, signal);
    },
    olderOverview: (date, signal) =>
      commonQuery(
        olderOverviewAnswer,
        { sqlId: "COMMON_SSE_SJ_SCGM_C", isPagination: "false", TRADE_DATE: compact(date) },
        signal,
      ),
    async workbook(date, signal) {
      const path = `/market/dealingdata/overview/margin/a/rzrqjygk${compact(date)}.xls`;
      const answer = await sendToSite({ path, headers: HEADERS, readable: [404] }, signal);
      if (answer.status === 404) return null;
      requireData(answer);
      return readWorkbook(answer.bytes, answer.origin);
    },
    history(code, from, to, signal) {
      const range = { beginDate: compact(from), endDate: compact(to) };
      const primary = { tabType: "mxtype", detailsDate: "", stockCode: code, ...range };
      const fallback = { sqlId: "RZRQ_MX_INFO", preStockCode: code, ...range };
      return margin(detailsAnswer, { primary, fallback }, signal);
    },
  };
}

async function ask(send: Send, request: WireRequest, signal?: AbortSignal): Promise<{ body: unknown; origin: Origin }> {
  const answer = await send(request, signal);
  return { body: parseJson(answerText(answer), answer.origin), origin: answer.origin };
}

async function readMargin<Row>(
  send: Send,
  schema: AnswerSchema<Row>,
  { path, query }: { path: string; query: Query },
  signal?: AbortSignal,
): Promise<Fetched<Row>> {
  let origin: Origin | undefined;
  const rows = await readAllPages(async (index) => {
    const request = { path, query: { ...query, ...paging(index + 1) }, headers: HEADERS };
    const { body, origin: from } = await ask(send, request, signal);
    const { result, pageHelp, actionErrors } = readShape(schema, body, from);
    refuseReportedErrors(actionErrors, from);
    origin = from;
    return { rows: result, ...pageHelp, origin: from };
  });
  return { rows, origin: origin! };
}

const paging = (page: number): Query => ({
  isPagination: "true",
  "pageHelp.pageSize": String(PAGE_SIZE),
  "pageHelp.pageNo": String(page),
  "pageHelp.beginPage": String(page),
  "pageHelp.endPage": String(page),
  "pageHelp.cacheSize": "1",
});

function refuseReportedErrors(errors: readonly unknown[] | undefined, origin: Origin): void {
  if (errors && errors.length > 0) throw reportedError(origin, errors);
}
