import { SCOPE_NAMES } from "../../../../core/market/exchange.ts";
import type { TradingDate } from "../../../../core/market/trading-date.ts";
import type { SourceOptions } from "../../source-options.ts";
import { reportedError, wrongField, type Origin } from "../../source-problems.ts";
import { createTransport } from "../../transport/transport.ts";
import { answerText, requireData } from "../../wire/answer-text.ts";
import { parseJson, readShape } from "../../wire/json-answer.ts";
import { reportsAnswer, type Report } from "./schema.ts";
import { readSheet, type Sheet } from "./sheet.ts";

/** 1837_xxpl is margin trading: tab1 the total, tab2 by security. 1834_xxpl lists the targets, 1803_sczm counts securities by kind. */
type Tab =
  { readonly catalogue: "1837_xxpl"; readonly tab: "tab1" | "tab2" } | typeof TARGETS_TAB | typeof OVERVIEW_TAB;

/** Shortest pause between two requests that projects have found to be tolerated. */
export const PAUSE_MS = 1000;

export const TOTALS_TAB = { catalogue: "1837_xxpl", tab: "tab1" } as const;
export const DETAILS_TAB = { catalogue: "1837_xxpl", tab: "tab2" } as const;
export const TARGETS_TAB = { catalogue: "1834_xxpl", tab: "tab1" } as const;
export const OVERVIEW_TAB = { catalogue: "1803_sczm", tab: "tab1" } as const;

export interface FetchedReport {
  readonly report: Report;
  readonly origin: Origin;
}

export interface FetchedSheet {
  readonly sheet: Sheet;
  readonly origin: Origin;
}

export interface SzseWire {
  /** The JSON form: it carries the date of the figures, and rounds them. A paged report gives its first page. */
  report(tab: Tab, date: TradingDate, signal?: AbortSignal): Promise<FetchedReport>;
  /** The JSON form of the totals without a date: all days. */
  series(signal?: AbortSignal): Promise<FetchedReport>;
  /** The xlsx form: it carries exact figures, and no date. */
  sheet(tab: Tab, date: TradingDate, signal?: AbortSignal): Promise<FetchedSheet>;
}

const HEADERS = { Referer: "https://www.szse.cn/disclosure/margin/margin/index.html" };

export function createSzseWire(options: SourceOptions): SzseWire {
  const send = createTransport(
    { id: "SZSE", name: SCOPE_NAMES.SZSE },
    { baseUrl: "https://www.szse.cn", pauseMs: PAUSE_MS },
    options,
  );
  const readReport = async (
    tab: Tab,
    asked: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<FetchedReport> => {
    const query = { SHOWTYPE: "JSON", ...asked };
    const answer = await send({ path: "/api/report/ShowReport/data", query, headers: HEADERS }, signal);
    const reports = readShape(reportsAnswer, parseJson(answerText(answer), answer.origin), answer.origin);
    return { report: pickReport(reports, tab, answer.origin), origin: answer.origin };
  };
  return {
    report: (tab, date, signal) => readReport(tab, reportQuery(tab, date), signal),
    series: (signal) => readReport(TOTALS_TAB, { CATALOGID: TOTALS_TAB.catalogue, TABKEY: TOTALS_TAB.tab }, signal),
    async sheet(tab, date, signal) {
      const query = { SHOWTYPE: "xlsx", ...reportQuery(tab, date) };
      const answer = await send({ path: "/api/report/ShowReport", query, headers: HEADERS }, signal);
      requireData(answer);
      return { sheet: readSheet(answer.bytes, answer.origin), origin: answer.origin };
    },
  };
}

function reportQuery({ catalogue, tab }: Tab, date: TradingDate): Record<string, string> {
  const day = catalogue === "1803_sczm" ? { txtQueryDate: date } : { txtDate: date };
  const page = tab === "tab2" ? { tab2PAGENO: "1" } : {};
  return { CATALOGID: catalogue, TABKEY: tab, ...day, ...page };
}

function pickReport(reports: readonly Report[], { catalogue, tab }: Tab, origin: Origin): Report {
  const report = reports.find(({ metadata }) => metadata.catalogid === catalogue && metadata.tabkey === tab);
  if (!report) {
    const given = reports.map(({ metadata }) => `${metadata.catalogid} ${metadata.tabkey}`);
    const expected = { zh: `报表 ${catalogue} ${tab}`, en: `the report ${catalogue} ${tab}` };
    throw wrongField(origin, "metadata.tabkey", given, expected);
  }
  if (report.error !== null && report.error !== undefined) throw reportedError(origin, report.error);
  return report;
}
