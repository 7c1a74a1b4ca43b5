import type { FieldId } from "../../../core/fields/catalogue.ts";
import type { Scope } from "../../../core/market/exchange.ts";
import type { Text } from "../../../core/text.ts";

/** What a file shows of where it is from. Texts are in plain letters without blanks. */
export interface Evidence {
  readonly fileName: string;
  readonly sheetNames: readonly string[];
  /** Cells of the first rows of all sheets: titles and headings. */
  readonly head: ReadonlySet<string>;
  /** First cells of the last rows of all sheets: footers. */
  readonly foot: readonly string[];
}

/** A program or a site whose exports are known. */
export interface Origin {
  readonly id: string;
  readonly name: Text;
  /** Whose figures its files hold, where it is always the same. */
  readonly exchange?: Scope;
  /** Its documentation says that amounts without a unit are 元 and volumes 股. */
  readonly plainUnits?: boolean;
  /** All its sheets belong together: totals and details of one day. */
  readonly allSheets?: boolean;
  /** The date in its file's name is the day of the figures. */
  readonly datedName?: boolean;
  /** Its table without codes is of one security. */
  readonly oneSecurity?: boolean;
  /** Headings of its own, in capitals. */
  readonly names?: Readonly<Record<string, FieldId>>;
  recognise(evidence: Evidence): boolean;
}

const heads =
  (...cells: readonly string[]) =>
  ({ head }: Evidence): boolean =>
    cells.every((cell) => head.has(cell));
const footer =
  (form: RegExp) =>
  ({ foot }: Evidence): boolean =>
    foot.some((line) => form.test(line));
const headMatches = ({ head }: Evidence, form: RegExp): boolean => [...head].some((cell) => form.test(cell));

/** Wind's names of fields in WSD and WSS. */
const WIND_FIELDS: Readonly<Record<string, FieldId>> = {
  MRG_LONG_BAL: "financing_balance",
  MRG_LONG_AMT: "financing_buy",
  MRG_LONG_REPAY: "financing_repay",
  MRG_SHORT_BAL: "short_balance",
  MRG_SHORT_VOL_BAL: "short_shares",
  MRG_SHORT_VOL: "short_sold",
  MRG_SHORT_VOL_REPAY: "short_returned",
  MRG_BAL: "margin_balance",
};

/** Wind's set margintradingsizeanalys: there margin_balance is 融资余额, and every figure is the whole market's. */
const WIND_SET_FIELDS: Readonly<Record<string, FieldId>> = {
  MARGIN_BALANCE: "financing_balance",
  PERIOD_BOUGHT_AMOUNT: "financing_buy",
  PERIOD_PAID_AMOUNT: "financing_repay",
};

/** From the surest sign to the weakest; the first that recognises a file is its origin. */
export const ORIGINS: readonly Origin[] = [
  {
    id: "sse",
    name: { zh: "上交所 .xls", en: "SSE .xls" },
    exchange: "SSE",
    plainUnits: true,
    allSheets: true,
    datedName: true,
    recognise: ({ fileName, sheetNames, head }) =>
      /^rzrqjygk\d{8}/i.test(fileName) ||
      (sheetNames.includes("汇总信息") && sheetNames.includes("明细信息")) ||
      (head.has("本日融资余额(元)") && [...head].some((cell) => cell.startsWith("本日融券余量"))),
  },
  {
    id: "szse",
    name: { zh: "深交所 .xlsx", en: "SZSE .xlsx" },
    exchange: "SZSE",
    allSheets: true,
    datedName: true,
    recognise: ({ sheetNames }) => sheetNames.some((name) => /^融资融券交易(总量|明细)/.test(name)),
  },
  {
    id: "bse",
    name: { zh: "北交所 .xls", en: "BSE .xls" },
    exchange: "BSE",
    datedName: true,
    recognise: (evidence) =>
      heads("融资余额(元)", "融券余量(股)", "融资融券余额(元)")(evidence) && footer(/^日期:\d{4}/)(evidence),
  },
  {
    id: "wind-set",
    name: { zh: "Wind 数据集 margintradingsizeanalys", en: "Wind data set margintradingsizeanalys" },
    exchange: "ALL",
    plainUnits: true,
    names: WIND_SET_FIELDS,
    recognise: heads("margin_balance", "period_bought_amount"),
  },
  {
    id: "wind",
    name: { zh: "Wind 导出", en: "Wind export" },
    names: WIND_FIELDS,
    recognise: (evidence) =>
      footer(/数据来源:Wind/i)(evidence) || headMatches(evidence, /\[(交易日期|单位)\]|^mrg_(long|short)_/i),
  },
  {
    id: "choice",
    name: { zh: "东方财富 Choice 导出", en: "Choice export" },
    recognise: footer(/数据来源:(东方财富)?Choice/i),
  },
  {
    id: "ifind",
    name: { zh: "同花顺 iFinD 导出", en: "iFinD export" },
    recognise: footer(/数据来源:同花顺|iFinD/i),
  },
  {
    id: "tdx-f10",
    name: { zh: "通达信 F10 文本", en: "通达信 F10 text" },
    oneSecurity: true,
    recognise: (evidence) => headMatches(evidence, /^【[^】]*融资融券/),
  },
  {
    id: "tdx",
    name: { zh: "通达信表格导出", en: "通达信 table export" },
    recognise: footer(/数据来源:通达信/),
  },
  {
    id: "eastmoney",
    name: { zh: "东方财富网页表格", en: "Eastmoney table" },
    recognise: (evidence) => headMatches(evidence, /^(融资余额占流通市值比|融资净买入|融资融券余额差值)(\(.*\))?$/),
  },
  {
    id: "akshare-sse",
    name: { zh: "AKShare 上交所数据", en: "AKShare, SSE" },
    exchange: "SSE",
    plainUnits: true,
    recognise: heads("信用交易日期", "融资余额", "融券余量"),
  },
  {
    id: "tushare",
    name: { zh: "Tushare 导出", en: "Tushare export" },
    plainUnits: true,
    recognise: heads("trade_date", "rzye", "rqye"),
  },
];

/** Any other table: everything that its headings do not say is asked. */
export const UNKNOWN_ORIGIN: Origin = {
  id: "table",
  name: { zh: "一般表格", en: "a table" },
  recognise: () => true,
};
