import { detailsOf, overviewOf, targetsOf, totalsOf, sessionBefore, type DayFigures } from "./exchange-figures.ts";
import type { Disclosed } from "./exchange-server.ts";
import { writeInlineXlsx } from "./inline-xlsx.ts";

const PAGE_SIZE = 20;

const grouped = (value: number, digits: number) =>
  value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });

const FIGURES = [
  { key: "jrrzmr", name: "融资买入额", of: (day: DayFigures) => day.bought },
  { key: "jrrzye", name: "融资余额", of: (day: DayFigures) => day.balance },
  { key: "jrrjmc", name: "融券卖出量", of: (day: DayFigures) => day.sold },
  { key: "jrrjyl", name: "融券余量", of: (day: DayFigures) => day.shortShares },
  { key: "jrrjye", name: "融券余额", of: (day: DayFigures) => day.shortValue },
  { key: "jrrzrjye", name: "融资融券余额", of: (day: DayFigures) => day.balance + day.shortValue },
] as const;

const UNITS = {
  tab1: ["亿元", "亿元", "亿股/亿份", "亿股/亿份", "亿元", "亿元"],
  tab2: ["亿元", "亿元", "万股/万份", "万股/万份", "万元", "亿元"],
  xlsx: ["元", "元", "股/份", "股/份", "元", "元"],
} as const;

const scaleOf = (unit: string) => (unit.startsWith("亿") ? 1e8 : unit.startsWith("万") ? 1e4 : 1);

function roundedRow(tab: "tab1" | "tab2", day: DayFigures): Record<string, string> {
  return Object.fromEntries(
    FIGURES.map(({ key, of }, index) => [key, grouped(of(day) / scaleOf(UNITS[tab][index]!), 2)]),
  );
}

const columns = (tab: "tab1" | "tab2") =>
  Object.fromEntries(FIGURES.map(({ key, name }, index) => [key, `${name}<br>(${UNITS[tab][index]!})`]));

function metadata(tab: "tab1" | "tab2", subname: string, page: { no: number; records: number }) {
  const paged = tab === "tab2";
  return {
    catalogid: "1837_xxpl",
    name: tab === "tab1" ? "融资融券交易总量" : "融资融券交易明细",
    excel: "xlsx",
    pagetype: "vertical",
    subname,
    tabkey: tab,
    pagesize: paged ? PAGE_SIZE : -1,
    pageno: paged ? page.no : 0,
    pagecount: paged ? Math.ceil(page.records / PAGE_SIZE) : 0,
    recordcount: paged ? page.records : 0,
    cols: paged ? { zqdm: "证券代码", zqjc: "证券简称", ...columns(tab) } : columns(tab),
  };
}

const dayOf = (query: URLSearchParams, name: string, disclosed: Disclosed, wrongDay: boolean): string | undefined => {
  const asked = query.get(name) ?? "";
  return disclosed(asked, asked).map((day) => (wrongDay ? sessionBefore(day) : day))[0];
};

/** Tab 1 without a date: all days, the newest first. What the exchange calls the column of days is not known. */
function wholeSeries(disclosed: Disclosed): string {
  const { cols, ...rest } = metadata("tab1", "", { no: 1, records: 0 });
  const days = disclosed("2010-03-31", "2026-11-20").reverse();
  const data = days.map((date) => ({ jyrq: date, ...roundedRow("tab1", totalsOf("SZSE", date)) }));
  return JSON.stringify([{ metadata: { ...rest, cols: { jyrq: "信用交易日期", ...cols } }, data, error: null }]);
}

/** `ShowReport/data` of catalogue 1837_xxpl: rounded figures, the date in `subname`; all days where none is asked for. */
export function szseMarginJson(query: URLSearchParams, disclosed: Disclosed, wrongDay: boolean): string {
  if (!query.has("txtDate")) return wholeSeries(disclosed);
  const day = dayOf(query, "txtDate", disclosed, wrongDay);
  const asked = query.get("TABKEY");
  const tabs = (["tab1", "tab2"] as const).filter((tab) => asked === null || asked === tab);
  const elements = tabs.map((tab) => {
    const securities = day && tab === "tab2" ? detailsOf("SZSE", day) : [];
    const no = Number(query.get("tab2PAGENO") ?? 1);
    const page = securities.slice((no - 1) * PAGE_SIZE, no * PAGE_SIZE);
    const details = page.map(({ code, name, ...figures }) => ({
      zqdm: code,
      zqjc: name,
      ...roundedRow("tab2", figures),
    }));
    const totals = day ? [roundedRow("tab1", totalsOf("SZSE", day))] : [];
    return {
      metadata: metadata(tab, day ?? "", { no, records: securities.length }),
      data: tab === "tab1" ? totals : details,
      error: null,
    };
  });
  return JSON.stringify(elements);
}

/** `ShowReport?SHOWTYPE=xlsx` of the same catalogue: exact figures, no date anywhere. */
export function szseMarginXlsx(query: URLSearchParams, disclosed: Disclosed, wrongDay: boolean): Uint8Array {
  const day = dayOf(query, "txtDate", disclosed, wrongDay);
  const exact = (figures: DayFigures) => FIGURES.map(({ of }) => grouped(of(figures), 0));
  const headings = FIGURES.map(({ name }, index) => `${name}(${UNITS.xlsx[index]!})`);
  if (query.get("TABKEY") === "tab1") {
    return writeInlineXlsx("融资融券交易总量", [headings, ...(day ? [exact(totalsOf("SZSE", day))] : [])]);
  }
  const rows = (day ? detailsOf("SZSE", day) : []).map(({ code, name, ...figures }) => [
    code,
    name.replaceAll(" ", "&nbsp;"),
    ...exact(figures),
  ]);
  return writeInlineXlsx("融资融券交易明细", [["证券代码", "证券简称", ...headings], ...rows]);
}

/** `ShowReport/data` of catalogue 1803_sczm: turnover and values by kind of security, in 亿元. */
export function szseOverview(query: URLSearchParams, disclosed: Disclosed, wrongDay: boolean): string {
  const day = dayOf(query, "txtQueryDate", disclosed, wrongDay);
  const kind = (lbmc: string, share: number) => {
    const { turnover, floatCap } = overviewOf("SZSE", day ?? "");
    const amount = (hundredths: number) => grouped(Math.round(hundredths * share) / 100, 2);
    return { lbmc, zqsl: "2,284", cjje: amount(turnover), sjzz: amount(floatCap * 1.2), ltsz: amount(floatCap) };
  };
  return JSON.stringify([
    {
      metadata: {
        catalogid: "1803_sczm",
        name: "证券类别统计",
        tabkey: "tab1",
        subname: day ?? "",
        pagecount: 0,
        recordcount: 0,
        cols: {
          lbmc: "证券类别",
          zqsl: "数量<br>(只)",
          cjje: "成交金额<br>(亿元)",
          sjzz: "总市值<br>(亿元)",
          ltsz: "流通市值<br>(亿元)",
        },
      },
      data: day ? [kind("股票", 1), kind("&nbsp;&nbsp;主板A股", 0.6), kind("&nbsp;&nbsp;创业板A股", 0.4)] : [],
      error: null,
    },
  ]);
}

/** `ShowReport/data` of catalogue 1834_xxpl, the target list: the first page, with the date in `subname`. */
export function szseTargetsJson(query: URLSearchParams, disclosed: Disclosed, wrongDay: boolean): string {
  const day = dayOf(query, "txtDate", disclosed, wrongDay);
  const targets = day ? targetsOf("SZSE") : [];
  const data = targets.slice(0, PAGE_SIZE).map(({ code, name }) => ({ zqdm: code, zqjc: name }));
  const metadata = { catalogid: "1834_xxpl", tabkey: "tab1", subname: day ?? "", recordcount: targets.length };
  const cols = { zqdm: "证券代码", zqjc: "证券简称" };
  return JSON.stringify([{ metadata: { ...metadata, name: "标的证券信息", cols }, data, error: null }]);
}

/** `ShowReport?SHOWTYPE=xlsx` of the same catalogue: all rows, no date anywhere. */
export function szseTargetsXlsx(query: URLSearchParams, disclosed: Disclosed, wrongDay: boolean): Uint8Array {
  const day = dayOf(query, "txtDate", disclosed, wrongDay);
  const flag = (is: boolean) => (is ? "Y" : "N");
  const rows = (day ? targetsOf("SZSE") : []).map(({ code, name, financing, short }) => [
    code,
    name.replaceAll(" ", "&nbsp;"),
    flag(financing),
    flag(short),
    flag(financing),
    flag(short),
    "Y",
    "10%",
  ]);
  const headings = "证券代码 证券简称 融资标的 融券标的 当日可融资 当日可融券 融券卖出价格限制 涨跌幅限制".split(" ");
  return writeInlineXlsx("标的证券信息", [headings, ...rows]);
}
