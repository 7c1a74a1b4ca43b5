import { detailsOf, overviewOf, totalsOf, sessionBefore, type DayFigures } from "./exchange-figures.ts";
import type { Disclosed } from "./exchange-server.ts";

const compact = (date: string) => date.replaceAll("-", "");
const dashed = (date: string) => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`;

function row(date: string, figures: DayFigures, security: { code: string; name: string } | null) {
  return {
    ROWNUM_: null,
    opDate: compact(date),
    rqchl: security ? figures.returned : null,
    rqmcl: figures.sold,
    rqyl: figures.shortShares,
    rqylje: security ? null : figures.shortValue,
    rw: null,
    rzche: figures.repaid,
    rzmre: figures.bought,
    rzrqjyzl: security ? null : figures.balance + figures.shortValue,
    rzye: figures.balance,
    securityAbbr: security?.name ?? null,
    stockCode: security?.code ?? null,
  };
}

function answer(rows: readonly object[], query: URLSearchParams) {
  const pageSize = Number(query.get("pageHelp.pageSize") ?? 25);
  const pageNo = Number(query.get("pageHelp.pageNo") ?? 1);
  const data = rows.slice((pageNo - 1) * pageSize, pageNo * pageSize);
  return {
    actionErrors: [],
    actionMessages: [],
    beginDate: query.get("beginDate") ?? "",
    detailsDate: query.get("detailsDate") ?? "",
    endDate: query.get("endDate") ?? "",
    fieldErrors: {},
    isPagination: "true",
    jsonCallBack: query.get("jsonCallBack"),
    locale: "en",
    pageHelp: {
      beginPage: pageNo,
      cacheSize: 1,
      data,
      endDate: null,
      endPage: pageNo,
      objectResult: null,
      pageCount: Math.ceil(rows.length / pageSize),
      pageNo,
      pageSize,
      pageSizeWithOutLimit: pageSize,
      searchDate: null,
      sort: null,
      startDate: null,
      total: rows.length,
    },
    pageNo: null,
    pageSize: null,
    queryDate: "",
    result: data,
    securityCode: "",
    stockCode: "",
    tabType: query.get("tabType") ?? "",
    texts: null,
    type: "",
    validateCode: "",
  };
}

const allRows = (dates: readonly string[], wrongDay: boolean, rowsOf: (date: string) => object[]) =>
  dates.flatMap((date) => rowsOf(wrongDay ? sessionBefore(date) : date));

function marginRows(query: URLSearchParams, details: boolean, disclosed: Disclosed, wrongDay: boolean): object[] {
  const one = query.get("detailsDate");
  const begin = dashed(one || (query.get("beginDate") ?? ""));
  const end = dashed(one || (query.get("endDate") ?? ""));
  const dates = disclosed(begin, end).reverse();
  if (!details) return allRows(dates, wrongDay, (date) => [row(date, totalsOf("SSE", date), null)]);
  const asked = query.get("stockCode") || query.get("preStockCode");
  const rowsOf = (date: string) =>
    detailsOf("SSE", date)
      .filter(({ code }) => !asked || code === asked)
      .map((security) => row(date, security, security));
  return allRows(dates, wrongDay, rowsOf);
}

/** `queryMargin.do`: plain JSON. */
export function sseMargin(query: URLSearchParams, disclosed: Disclosed, wrongDay: boolean): string {
  return JSON.stringify(answer(marginRows(query, query.get("tabType") === "mxtype", disclosed, wrongDay), query));
}

/** `commonSoaQuery.do`: the same rows, wrapped in the callback that was asked for. */
export function sseSoa(query: URLSearchParams, disclosed: Disclosed, wrongDay: boolean): string {
  const rows = marginRows(query, query.get("sqlId") === "RZRQ_MX_INFO", disclosed, wrongDay);
  const body = JSON.stringify({ ...answer(rows, query), sqlId: query.get("sqlId") });
  const callback = query.get("jsonCallBack");
  return callback ? `${callback}(${body})` : body;
}

/** `commonQuery.do`: turnover and values by product, in 亿元. */
export function sseOverview(query: URLSearchParams, disclosed: Disclosed, wrongDay: boolean): string {
  const asked = query.get("SEARCH_DATE") ?? "";
  const result = disclosed(asked, asked).flatMap((day) => {
    const date = wrongDay ? sessionBefore(day) : day;
    const { turnover, floatCap } = overviewOf("SSE", date);
    const product = (code: string, share: number) => ({
      AVG_PE_RATE: "14.32",
      LIST_NUM: "2321",
      NEGO_TO_RATE: "1.7068",
      NEGO_VALUE: ((floatCap * share) / 100).toFixed(2),
      PRODUCT_CODE: code,
      TOTAL_TO_RATE: "1.6154",
      TOTAL_VALUE: ((floatCap * share * 1.06) / 100).toFixed(2),
      TRADE_AMT: ((turnover * share) / 100).toFixed(2),
      TRADE_DATE: compact(date),
      TRADE_VOL: "608.58",
    });
    return [product("01", 0.79), product("02", 0.01), product("03", 0.2), product("17", 1)];
  });
  return JSON.stringify({
    actionErrors: [],
    actionMessages: [],
    fieldErrors: {},
    isPagination: "false",
    jsonCallBack: null,
    locale: "zh_CN",
    pageHelp: { data: [] },
    result,
    sqlId: query.get("sqlId"),
  });
}
