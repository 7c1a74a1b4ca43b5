import { z } from "zod";
import { jsonFigure } from "../../wire/figure.ts";

/** `YYYY-MM-DD 00:00:00`. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}( 00:00:00)?$/);
const code = z.string().regex(/^\d{6}$/);
const name = z.string().nullable();
const unused = z.unknown().optional();

const marginFields = {
  /** 融资余额, 元. */
  RZYE: jsonFigure,
  /** 融资买入额, 元. */
  RZMRE: jsonFigure,
  /** 融券余额, 元; may have decimals. */
  RQYE: jsonFigure,
  /** 融券卖出量, 股/份. */
  RQMCL: jsonFigure,
  /** 融资融券余额, 元. */
  RZRQYE: jsonFigure,
};

/** Absent in some reports, and in answers that were asked for fewer columns. */
const further = {
  /** 融资偿还额, 元. */
  RZCHE: jsonFigure.optional(),
  /** 融券余量, 股/份. */
  RQYL: jsonFigure.optional(),
  /** 融券偿还量, 股/份. */
  RQCHL: jsonFigure.optional(),
  /** 流通市值, 元. */
  LTSZ: jsonFigure.optional(),
  /** 融资余额占流通市值比, %. */
  RZYEZB: jsonFigure.optional(),
};

/** What follows from the others, and the index of the market. */
const computed = {
  RZJME: unused,
  RQJMG: unused,
  RZRQYECZ: unused,
  NEW: unused,
  ZDF: unused,
};

/** LSHJ: 沪+深+北 of one day. */
export const marketTotal = z.object({ DIM_DATE: day, ...marginFields, ...further, ...computed });

/** LSSH: one exchange on one day. */
export const exchangeTotal = z.object({
  DIM_DATE: day,
  /** 007 沪, 001 深, 002 北. */
  SCDM: z.string(),
  ...marginFields,
  RZMRE: jsonFigure.optional(),
  RQMCL: jsonFigure.optional(),
  ...further,
  ...computed,
  XOB_MARKET_0001: unused,
});

/** GGMX: one security on one day. */
export const security = z.object({
  DATE: day,
  /** 融资融券_沪证, 融资融券_深证, 融资融券_北证. */
  MARKET: z.string(),
  SCODE: code,
  SECNAME: name,
  ...marginFields,
  RZCHE: jsonFigure,
  RQYL: jsonFigure,
  RQCHL: jsonFigure,
  /** 收盘价, 元. */
  SPJ: jsonFigure,
  /** 流通市值 of the day, 元, in spite of its name. */
  SZ: jsonFigure,
  /** 融资余额占流通市值比, %: RZYE ÷ SZ. */
  RZYEZB: jsonFigure,
});

/** DET: price, values and sector of one stock on one day. Funds are not among them. */
export const valuation = z.object({
  TRADE_DATE: day,
  SECURITY_CODE: code,
  SECURITY_NAME_ABBR: name,
  /** 收盘价, 元. */
  CLOSE_PRICE: jsonFigure,
  /** 流通市值, 元. */
  NOTLIMITED_MARKETCAP_A: jsonFigure,
  /** 流通股本, 股. */
  FREE_SHARES_A: jsonFigure,
  /** 东财行业, such as 白酒Ⅱ. */
  BOARD_NAME: name,
});

/** DAILYTRADE: 证金公司's statistics of all margin accounts on one day. Amounts in 亿元. */
export const accountStatistics = z.object({
  STATISTICS_DATE: day,
  /** 融资余额. */
  FIN_BALANCE: jsonFigure,
  /** 融券余额. */
  LOAN_BALANCE: jsonFigure,
  /** 融资买入额. */
  FIN_BUY_AMT: jsonFigure,
  /** 融资融券余额. */
  MARGIN_BALANCE: jsonFigure.optional(),
  /** 担保物总价值. */
  TOTAL_GUARANTEE: jsonFigure,
  /** 平均维持担保比例, %. */
  AVG_GUARANTEE_RATIO: jsonFigure,
  /** 参与交易的投资者, 名. */
  INVESTOR_NUM: jsonFigure.optional(),
  /** 有融资融券负债的投资者, 名. */
  MARGINLIAB_INVESTOR_NUM: jsonFigure,
  /** 个人投资者, 万名. */
  PERSONAL_INVESTOR_NUM: jsonFigure.optional(),
  /** 机构投资者, 家. */
  ORG_INVESTOR_NUM: jsonFigure.optional(),
  /** 证券公司, 家. */
  SECURITY_ORG_NUM: jsonFigure.optional(),
  /** 营业部, 家. */
  OPERATEDEPT_NUM: jsonFigure.optional(),
  LOAN_SELL_AMT: unused,
});

/** A member of an index, now: the answer has no date. */
export const indexMember = z.object({
  /** 10 = 北证50. */
  TYPE: z.string(),
  SECURITY_CODE: code,
  SECURITY_NAME_ABBR: name,
  SECUCODE: unused,
});

/** `1036`, which quotes call `BK1036`. */
const boardCode = z.union([z.string(), z.number().int()]).transform(String);

/** BKJYMXN: one board on the newest day. */
export const board = z.object({
  BOARD_CODE: boardCode,
  BOARD_NAME: z.string(),
  /** 004 地域, 005 行业, 006 概念. */
  BOARD_TYPE_CODE: z.string(),
  TRADE_DATE: day,
  /** 融资余额, 元. */
  FIN_BALANCE: jsonFigure,
  /** 融券余额, 元. */
  LOAN_BALANCE: jsonFigure,
  /** 融资融券余额, 元. */
  MARGIN_BALANCE: jsonFigure,
  /** 融资余额占流通市值比, %. */
  FIN_BALANCE_RATIO: jsonFigure,
  /** 流通市值, 元. */
  NOTLIMITED_MARKETCAP_A: jsonFigure,
});

/** CORETHEME_BOARDTYPE: a security in a board, now: the answer has no date. */
export const boardMember = z.object({
  SECURITY_CODE: code,
  SECURITY_NAME_ABBR: name,
  BOARD_CODE: boardCode,
  BOARD_NAME: z.string(),
});

/** What every report comes in. */
export const reportOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    version: z.unknown().optional(),
    /** Null where there is no row, or something is wrong: `code` tells which. */
    result: z
      .object({
        /** Pages in all. */
        pages: z.number().int().min(0),
        data: z.array(row),
        /** Rows of all pages together. */
        count: z.number().int().min(0),
      })
      .nullable(),
    success: z.boolean(),
    message: z.string().nullable(),
    /** 0 = rows, 9201 = no row, anything else = an error. */
    code: z.number(),
  });

export type MarketTotal = z.infer<typeof marketTotal>;
export type ExchangeTotal = z.infer<typeof exchangeTotal>;
export type Security = z.infer<typeof security>;
export type Valuation = z.infer<typeof valuation>;
export type AccountStatistics = z.infer<typeof accountStatistics>;
export type Board = z.infer<typeof board>;
export type BoardMember = z.infer<typeof boardMember>;
export type IndexMember = z.infer<typeof indexMember>;
