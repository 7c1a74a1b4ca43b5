import type { z } from "zod";
import type { FiguresOf, MarginFigures, SecurityRow } from "../../../../contracts/rows.ts";
import { parseTradingDate, type TradingDate } from "../../../../core/market/trading-date.ts";
import { checkDetails, checkTotals, isBlank } from "../../disclosure-checks.ts";
import { duplicated, wrongDay, wrongField, type Origin } from "../../source-problems.ts";
import type { Fetched } from "../../wire/fetched.ts";
import { readFigure } from "../../wire/figure.ts";
import type { accountInfo, plainDetails, roundedTotals, sseDetails, sseTotals } from "./schema.ts";

type RowOf<Schema extends z.ZodType<readonly unknown[]>> = z.output<Schema>[number];

/** 亿元 and 万名 as powers of ten; % as a fraction. */
const YI = 8;
const WAN = 4;
const PERCENT = -2;

/** Totals of Shanghai by day. */
export function mapSseTotals(
  { rows, origin }: Fetched<RowOf<typeof sseTotals>>,
  { from, to }: { readonly from: TradingDate; readonly to: TradingDate },
): Map<TradingDate, MarginFigures> {
  const stray = rows.find((row) => !isWithin(dayOf(row.信用交易日期), from, to));
  if (stray) throw wrongDay(origin, from === to ? from : `${from}–${to}`, stray.信用交易日期);
  return byDay(
    rows,
    (row) => row.信用交易日期,
    origin,
    (row): MarginFigures | null => {
      const figures = {
        financing_balance: row.融资余额,
        financing_buy: row.融资买入额,
        financing_repay: null,
        short_balance: row.融券余量金额,
        short_shares: row.融券余量,
        short_sold: row.融券卖出量,
        short_returned: null,
        margin_balance: row.融资融券余额,
      };
      if (isBlank(figures)) return null;
      checkTotals(figures, origin);
      return figures;
    },
  );
}

/** Details of Shanghai of one day. */
export function mapSseDetails({ rows, origin }: Fetched<RowOf<typeof sseDetails>>, date: TradingDate): SecurityRow[] {
  const securities = rows.map((row) => {
    if (dayOf(row.信用交易日期) !== date) throw wrongDay(origin, date, row.信用交易日期);
    return {
      code: row.标的证券代码.trim(),
      name: row.标的证券简称.trim(),
      financing_balance: row.融资余额,
      financing_buy: row.融资买入额,
      financing_repay: row.融资偿还额,
      short_balance: null,
      short_shares: row.融券余量,
      short_sold: row.融券卖出量,
      short_returned: row.融券偿还量,
      margin_balance: null,
    };
  });
  checkDetails(securities, origin);
  return securities.sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** Details of Shenzhen or Beijing: the day is the one that was asked for, the answer does not repeat it. */
export function mapPlainDetails({ rows, origin }: Fetched<RowOf<typeof plainDetails>>): SecurityRow[] {
  const securities = rows.map((row) => ({
    code: row.证券代码.trim(),
    name: row.证券简称.replaceAll("&nbsp;", " ").trim(),
    financing_balance: row.融资余额,
    financing_buy: row.融资买入额,
    financing_repay: null,
    short_balance: row.融券余额,
    short_shares: row.融券余量,
    short_sold: row.融券卖出量,
    short_returned: null,
    margin_balance: row.融资融券余额,
  }));
  checkDetails(securities, origin);
  return securities.sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** The financing balance of Shenzhen's or Beijing's total, 元 as far as it is written; null where there is none. */
export function mapRoundedBalance(
  { rows, origin }: Fetched<RowOf<typeof roundedTotals>>,
  exchange: "SZSE" | "BSE",
): number | null {
  return readFigure(rows[0]?.融资余额, exchange === "SZSE" ? YI : WAN, "融资余额", origin);
}

/** The statistics of margin accounts by day, as published: the mean maintenance ratio is never computed anew. */
export function mapAccounts({
  rows,
  origin,
}: Fetched<RowOf<typeof accountInfo>>): Map<TradingDate, FiguresOf<"accounts">> {
  return byDay(
    rows,
    (row) => row.日期,
    origin,
    (row) => {
      const figure = (column: keyof typeof row, exponent: number) => readFigure(row[column], exponent, column, origin);
      return {
        financing_balance: figure("融资余额", YI),
        financing_buy: figure("融资买入额", YI),
        short_balance: figure("融券余额", YI),
        margin_balance: null,
        mean_maintenance_ratio: figure("平均维持担保比例", PERCENT),
        collateral_value: figure("担保物总价值", YI),
        investors: figure("参与交易的投资者数量", 0),
        indebted_investors: figure("有融资融券负债的投资者数量", 0),
        individual_investors: figure("个人投资者数量", WAN),
        institutional_investors: figure("机构投资者数量", 0),
        securities_firms: figure("证券公司数量", 0),
        branches: figure("营业部数量", 0),
      };
    },
  );
}

function byDay<Row, Figures>(
  rows: readonly Row[],
  written: (row: Row) => string,
  origin: Origin,
  read: (row: Row) => Figures | null,
): Map<TradingDate, Figures> {
  const days = new Map<TradingDate, Figures>();
  for (const row of rows) {
    const day = dayOf(written(row));
    if (day === null)
      throw wrongField(origin, "日期", written(row), { zh: "如 2024-06-13 的日期", en: "a date such as 2024-06-13" });
    if (days.has(day)) throw duplicated(origin, day);
    const figures = read(row);
    if (figures) days.set(day, figures);
  }
  return days;
}

const isWithin = (day: TradingDate | null, from: TradingDate, to: TradingDate): boolean =>
  day !== null && day >= from && day <= to;

const dayOf = (written: string): TradingDate | null => parseTradingDate(written.replace(/T00:00:00.*$/, ""));
