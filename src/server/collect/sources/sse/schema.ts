import { z } from "zod";
import { jsonFigure } from "../../wire/figure.ts";

/** `YYYYMMDD`. */
const compactDate = z.string().regex(/^\d{8}$/);
const unused = z.unknown().optional();

const marginFields = {
  /** 信用交易日期. */
  opDate: compactDate,
  /** 融券偿还量, 股/份; null in totals. */
  rqchl: jsonFigure,
  /** 融券卖出量, 股/份. */
  rqmcl: jsonFigure,
  /** 融券余量, 股/份. */
  rqyl: jsonFigure,
  /** 融券余量金额 = 融券余额, 元; null in details, which is not 0. */
  rqylje: jsonFigure,
  /** 融资偿还额, 元. */
  rzche: jsonFigure,
  /** 融资买入额, 元. */
  rzmre: jsonFigure,
  /** 融资融券余额, 元; null in details. */
  rzrqjyzl: jsonFigure,
  /** 融资余额, 元. */
  rzye: jsonFigure,
  ROWNUM_: unused,
  rw: unused,
};

/** One day of 融资融券汇总. */
const totalsRow = z.object({
  ...marginFields,
  /** Null: a total names no security. */
  securityAbbr: z.null(),
  /** Null: a total names no security. */
  stockCode: z.null(),
});

/** One security of 融资融券明细. */
const detailsRow = z.object({
  ...marginFields,
  /** 标的证券简称. */
  securityAbbr: z.string(),
  /** 标的证券代码. */
  stockCode: z.string(),
});

/** Turnover and values of one kind of product. */
const overviewRow = z.object({
  /** 17 = 股票, all of them. */
  PRODUCT_CODE: z.string(),
  TRADE_DATE: compactDate,
  /** 成交金额, 亿元. */
  TRADE_AMT: z.union([z.string(), z.number()]).nullable(),
  /** 流通市值, 亿元. */
  NEGO_VALUE: z.union([z.string(), z.number()]).nullable(),
  /** 市价总值, 亿元. */
  TOTAL_VALUE: unused,
  /** 成交量, 亿股. */
  TRADE_VOL: unused,
  /** 挂牌数. */
  LIST_NUM: unused,
  AVG_PE_RATE: unused,
  TOTAL_TO_RATE: unused,
  NEGO_TO_RATE: unused,
});

/** The same of one kind of product, as the site gave it before 2021-12-27. */
const olderOverviewRow = z.object({
  /** 股票, 基金, 主板A, 科创板, … */
  PRODUCT_NAME: z.string(),
  TRADE_DATE: z.string(),
  /** 成交金额, 亿元. */
  TOTAL_TRADE_AMT: z.union([z.string(), z.number()]).nullable().optional(),
  /** 流通市值, 亿元. */
  NEGO_VALUE: z.union([z.string(), z.number()]).nullable(),
  TOTAL_VALUE: unused,
  SECURITY_NUM: unused,
});

const envelope = {
  /** Texts of what went wrong; empty when nothing did. */
  actionErrors: z.array(z.unknown()).optional(),
  actionMessages: unused,
  fieldErrors: unused,
  isPagination: unused,
  jsonCallBack: unused,
  locale: unused,
  sqlId: unused,
};

const marginAnswer = <Row extends z.ZodType>(row: Row) =>
  z.object({
    ...envelope,
    pageHelp: z.object({
      /** Pages in all; 0 when nothing is disclosed. */
      pageCount: z.number().int().min(0),
      /** Rows of all pages together. */
      total: z.number().int().min(0),
      beginPage: unused,
      cacheSize: unused,
      /** The same rows as `result`. */
      data: unused,
      endDate: unused,
      endPage: unused,
      objectResult: unused,
      pageNo: unused,
      pageSize: unused,
      pageSizeWithOutLimit: unused,
      searchDate: unused,
      sort: unused,
      startDate: unused,
    }),
    /** Rows of this page; null means that the query itself is not known any more. */
    result: z.array(row),
    beginDate: unused,
    detailsDate: unused,
    endDate: unused,
    pageNo: unused,
    pageSize: unused,
    queryDate: unused,
    securityCode: unused,
    stockCode: unused,
    tabType: unused,
    texts: unused,
    type: unused,
    validateCode: unused,
  });

/** The answer of `queryMargin.do` and `commonSoaQuery.do` about a range of days. */
export const totalsAnswer = marginAnswer(totalsRow);

/** The answer of the same two about the securities of one day. */
export const detailsAnswer = marginAnswer(detailsRow);

/** The answer of `commonQuery.do`. */
export const overviewAnswer = z.object({ ...envelope, pageHelp: unused, result: z.array(overviewRow) });

/** The answer of `commonQuery.do` about days before 2021-12-27. */
export const olderOverviewAnswer = z.object({ ...envelope, pageHelp: unused, result: z.array(olderOverviewRow) });

export type OlderOverviewRow = z.infer<typeof olderOverviewRow>;
export type TotalsRow = z.infer<typeof totalsRow>;
export type DetailsRow = z.infer<typeof detailsRow>;
export type OverviewRow = z.infer<typeof overviewRow>;
