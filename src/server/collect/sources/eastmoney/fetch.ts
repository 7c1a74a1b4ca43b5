import { SOURCE_NAMES } from "../../../../core/market/source-names.ts";
import type { z } from "zod";
import type { TradingDate } from "../../../../core/market/trading-date.ts";
import type { SourceOptions } from "../../source-options.ts";
import { reportedError, type Origin } from "../../source-problems.ts";
import { createTransport, type WireAnswer } from "../../transport/transport.ts";
import { answerText } from "../../wire/answer-text.ts";
import type { Fetched } from "../../wire/fetched.ts";
import { parseJson, readShape } from "../../wire/json-answer.ts";
import { readAllPages } from "../../wire/pages.ts";
import { rememberingLast } from "../../wire/remember-last.ts";
import {
  accountStatistics,
  board,
  boardMember,
  exchangeTotal,
  indexMember,
  marketTotal,
  reportOf,
  security,
  valuation,
  type AccountStatistics,
  type Board,
  type BoardMember,
  type ExchangeTotal,
  type IndexMember,
  type MarketTotal,
  type Security,
  type Valuation,
} from "./schema.ts";

export const IDENTITY = { id: "EASTMONEY", name: SOURCE_NAMES.EASTMONEY } as const;
/** One request a second, one after the other, is what projects have found to be tolerated. */
export const PAUSE_MS = 1000;

export interface DayRange {
  readonly from: TradingDate;
  readonly to: TradingDate;
}

type Ask<About, Row> = (about: About, signal?: AbortSignal) => Promise<Fetched<Row>>;

/** Each reads all pages of a report. None has rows where nothing is disclosed. */
export interface EastmoneyWire {
  readonly marketTotals: Ask<DayRange, MarketTotal>;
  readonly exchangeTotals: Ask<DayRange, ExchangeTotal>;
  readonly accountStatistics: Ask<DayRange, AccountStatistics>;
  readonly securities: Ask<TradingDate, Security>;
  readonly history: Ask<DayRange & { readonly code: string }, Security>;
  readonly valuations: Ask<TradingDate, Valuation>;
  /** Of the index of that type. */
  readonly indexMembers: Ask<string, IndexMember>;
  /** Of the kind, on the newest day. */
  readonly boards: Ask<string, Board>;
  /** Of the boards of these codes. */
  readonly boardMembers: Ask<readonly string[], BoardMember>;
}

interface Report {
  readonly name: string;
  /** Left out: `PAGE_SIZE`. */
  readonly pageSize?: number;
  readonly columns?: readonly string[];
  readonly filter: string;
  /** Columns that no two rows share, so that pages neither overlap nor leave gaps. */
  readonly sort: readonly string[];
}

const PATH = "/api/data/v1/get";
const HEADERS = { Referer: "https://data.eastmoney.com/" };
/** Safe in every report; larger pages are silently cut. */
const PAGE_SIZE = 500;
/** This report has been read in pages of 5,000 and 10,000; where they are cut, the rows are fewer than announced. */
const MEMBERS_PAGE_SIZE = 5000;
const NO_ROWS = 9201;

const within = (column: string, { from, to }: DayRange) => `(${column}>='${from}')(${column}<='${to}')`;

export function createEastmoneyWire(options: SourceOptions): EastmoneyWire {
  const send = createTransport(
    IDENTITY,
    { baseUrl: "https://datacenter-web.eastmoney.com", pauseMs: PAUSE_MS },
    options,
  );

  const read = async <Schema extends z.ZodType>(
    { name, columns, filter, sort, pageSize = PAGE_SIZE }: Report,
    row: Schema,
    signal?: AbortSignal,
  ): Promise<Fetched<z.output<Schema>>> => {
    const schema = reportOf(row);
    let origin: Origin | undefined;
    const rows = await readAllPages(async (index) => {
      const query = {
        reportName: name,
        columns: columns?.join(",") ?? "ALL",
        filter,
        sortColumns: sort.join(","),
        sortTypes: sort.map(() => "1").join(","),
        pageNumber: String(index + 1),
        pageSize: String(pageSize),
        source: "WEB",
        client: "WEB",
      };
      const answer = await send({ path: PATH, query, headers: HEADERS, saysBusy }, signal);
      origin = answer.origin;
      const { code, message, result } = readShape(schema, parseJson(answerText(answer), origin), origin);
      if (code === NO_ROWS) return { rows: [], pageCount: 0, total: 0, origin };
      if (code !== 0 || result === null) throw reportedError(origin, `${code} ${message ?? ""}`.trim());
      return { rows: result.data, pageCount: result.pages, total: result.count, origin };
    });
    return { rows, origin: origin! };
  };

  const asking = <About, Schema extends z.ZodType>(
    report: (about: About) => Report,
    row: Schema,
  ): Ask<About, z.output<Schema>> => rememberingLast((about, signal) => read(report(about), row, signal));

  return {
    marketTotals: asking(
      (range) => ({ name: "RPTA_RZRQ_LSHJ", filter: within("DIM_DATE", range), sort: ["DIM_DATE"] }),
      marketTotal,
    ),
    exchangeTotals: asking(
      (range) => ({ name: "RPTA_WEB_RZRQ_LSSH", filter: within("DIM_DATE", range), sort: ["DIM_DATE", "SCDM"] }),
      exchangeTotal,
    ),
    accountStatistics: asking(
      (range) => ({
        name: "RPTA_WEB_MARGIN_DAILYTRADE",
        filter: within("STATISTICS_DATE", range),
        sort: ["STATISTICS_DATE"],
      }),
      accountStatistics,
    ),
    securities: asking(
      (date) => ({
        name: "RPTA_WEB_RZRQ_GGMX",
        columns: Object.keys(security.shape),
        filter: `(DATE='${date}')`,
        sort: ["SCODE"],
      }),
      security,
    ),
    history: asking(
      ({ code, ...range }) => ({
        name: "RPTA_WEB_RZRQ_GGMX",
        columns: Object.keys(security.shape),
        filter: `(SCODE="${code}")${within("DATE", range)}`,
        sort: ["DATE"],
      }),
      security,
    ),
    valuations: asking(
      (date) => ({
        name: "RPT_VALUEANALYSIS_DET",
        columns: Object.keys(valuation.shape),
        filter: `(TRADE_DATE='${date}')`,
        sort: ["SECURITY_CODE"],
      }),
      valuation,
    ),
    indexMembers: asking(
      (type) => ({ name: "RPT_INDEX_TS_COMPONENT", filter: `(TYPE="${type}")`, sort: ["SECURITY_CODE"] }),
      indexMember,
    ),
    boards: asking(
      (kind) => ({
        name: "RPTA_WEB_BKJYMXN",
        columns: Object.keys(board.shape),
        filter: `(BOARD_TYPE_CODE="${kind}")`,
        sort: ["BOARD_CODE"],
      }),
      board,
    ),
    boardMembers: asking(
      (codes) => ({
        name: "RPT_F10_CORETHEME_BOARDTYPE",
        columns: Object.keys(boardMember.shape),
        filter: `(BOARD_CODE in (${codes.map((code) => `"${code}"`).join(",")}))`,
        sort: ["SECURITY_CODE", "BOARD_CODE"],
        pageSize: MEMBERS_PAGE_SIZE,
      }),
      boardMember,
    ),
  };
}

/** Code 9701: it is busy, and answers when it is asked again. */
const BUSY = /"code":\s*(9701)\b/;
const MESSAGE = /"message":\s*"([^"]*)"/;
const LONGEST_REFUSAL = 1000;

function saysBusy({ bytes }: WireAnswer): string | null {
  const text = bytes.length < LONGEST_REFUSAL ? new TextDecoder().decode(bytes) : "";
  const code = BUSY.exec(text)?.[1];
  return code === undefined ? null : `${code} ${MESSAGE.exec(text)?.[1] ?? ""}`.trim();
}
