import { z } from "zod";
import { jsonFigure } from "../../wire/figure.ts";

const text = z.string();
/** A Python date as JSON (`2024-06-13T00:00:00.000`), or a text of digits. */
const date = z.union([z.string(), z.number()]).transform(String);

/** `stock_margin_sse`: 元 and shares, one row a day. 融资偿还额 is not among its columns. */
export const sseTotals = z.array(
  z.object({
    信用交易日期: date,
    融资余额: jsonFigure,
    融资买入额: jsonFigure,
    融券余量: jsonFigure,
    融券余量金额: jsonFigure,
    融券卖出量: jsonFigure,
    融资融券余额: jsonFigure,
  }),
);

/** `stock_margin_detail_sse`: 元 and shares. */
export const sseDetails = z.array(
  z.object({
    信用交易日期: date,
    标的证券代码: text,
    标的证券简称: text,
    融资余额: jsonFigure,
    融资买入额: jsonFigure,
    融资偿还额: jsonFigure,
    融券余量: jsonFigure,
    融券卖出量: jsonFigure,
    融券偿还量: jsonFigure,
  }),
);

/** `stock_margin_detail_szse` and `stock_margin_detail_bse`: 元 and shares, without a date. */
export const plainDetails = z.array(
  z.object({
    证券代码: text,
    证券简称: text,
    融资买入额: jsonFigure,
    融资余额: jsonFigure,
    融券卖出量: jsonFigure,
    融券余量: jsonFigure,
    融券余额: jsonFigure,
    融资融券余额: jsonFigure,
  }),
);

/** `stock_margin_szse` and `stock_margin_bse`: 亿元 and 亿股, 万元 and 万股, rounded, one row without a date. */
export const roundedTotals = z.array(z.object({ 融资余额: jsonFigure })).max(1);

const optional = z.number().nullable().optional();

/** `stock_margin_account_info`: 亿元, %, 家, 万名, 名, as the CSF publishes them; one row a day since 2012-09-27. */
export const accountInfo = z.array(
  z.object({
    日期: date,
    融资余额: optional,
    融券余额: optional,
    融资买入额: optional,
    融券卖出额: optional,
    证券公司数量: optional,
    营业部数量: optional,
    /** 万名. */
    个人投资者数量: optional,
    机构投资者数量: optional,
    参与交易的投资者数量: optional,
    有融资融券负债的投资者数量: optional,
    担保物总价值: optional,
    /** %. */
    平均维持担保比例: optional,
  }),
);

/** What stands in place of rows, with status 404. */
export const errorBody = z.object({ error: z.string() });
