import type { MarginFigures, OverviewFigures, SecurityRow } from "../../../../contracts/rows.ts";
import { parseTradingDate, type TradingDate } from "../../../../core/market/trading-date.ts";
import { checkDetails, checkOverview, checkTotals, isBlank } from "../../disclosure-checks.ts";
import type { HistoryRow } from "../../history-parts.ts";
import { duplicated, wrongDay, wrongField } from "../../source-problems.ts";
import type { Fetched } from "../../wire/fetched.ts";
import { readFigure } from "../../wire/figure.ts";
import type { DetailsRow, OlderOverviewRow, OverviewRow, TotalsRow } from "./schema.ts";

/** Product 17 is 股票: main board A and B shares and 科创板 together. */
const ALL_STOCKS = "17";
/** The overview is published in 亿元 with two decimals; nothing in the answer says so. */
const YI = 8;

/** The totals of a range by day. Days without a row are not disclosed. */
export function mapTotals(
  { rows, origin }: Fetched<TotalsRow>,
  from: TradingDate,
  to: TradingDate,
): ReadonlyMap<TradingDate, MarginFigures> {
  const byDay = new Map<TradingDate, MarginFigures>();
  for (const row of rows) {
    const day = parseTradingDate(row.opDate);
    if (day === null || day < from || day > to)
      throw wrongDay(origin, from === to ? from : `${from}–${to}`, row.opDate);
    if (byDay.has(day)) throw duplicated(origin, day);
    const figures = marginFigures(row);
    if (isBlank(figures)) continue;
    checkTotals(figures, origin);
    byDay.set(day, figures);
  }
  return byDay;
}

/** All securities of a day, by code; none where the day is not disclosed. 融券余额 is not published by security and stays null. */
export function mapDetails({ rows, origin }: Fetched<DetailsRow>, date: TradingDate): SecurityRow[] {
  const securities = rows.map((row) => {
    if (parseTradingDate(row.opDate) !== date) throw wrongDay(origin, date, row.opDate);
    return { code: row.stockCode.trim(), name: row.securityAbbr.trim(), ...marginFigures(row) };
  });
  checkDetails(securities, origin);
  return securities.sort((left, right) => (left.code < right.code ? -1 : 1));
}

/** The rows of one security's history. */
export function mapHistory({ rows }: Fetched<DetailsRow>): HistoryRow[] {
  return rows.map((row) => ({
    day: row.opDate,
    code: row.stockCode.trim(),
    name: row.securityAbbr.trim(),
    figures: marginFigures(row),
  }));
}

/** The overview as it was before 2021-12-27: the row named 股票. */
export function mapOlderOverview(fetched: Fetched<OlderOverviewRow>, date: TradingDate): OverviewFigures | null {
  const rows = fetched.rows.map((row) => ({
    PRODUCT_CODE: row.PRODUCT_NAME.trim() === "股票" ? ALL_STOCKS : row.PRODUCT_NAME,
    TRADE_DATE: row.TRADE_DATE,
    TRADE_AMT: row.TOTAL_TRADE_AMT ?? null,
    NEGO_VALUE: row.NEGO_VALUE,
  }));
  return mapOverview({ rows, origin: fetched.origin }, date);
}

/** Turnover and float value of all stocks; null where the day is not disclosed. */
export function mapOverview({ rows, origin }: Fetched<OverviewRow>, date: TradingDate): OverviewFigures | null {
  if (rows.length === 0) return null;
  const [all, ...others] = rows.filter((row) => row.PRODUCT_CODE === ALL_STOCKS);
  if (!all) {
    const expected = { zh: `含 ${ALL_STOCKS}（股票）的一行`, en: `a row of ${ALL_STOCKS} (all stocks)` };
    throw wrongField(
      origin,
      "PRODUCT_CODE",
      rows.map((row) => row.PRODUCT_CODE),
      expected,
    );
  }
  if (others.length > 0) throw duplicated(origin, `PRODUCT_CODE ${ALL_STOCKS}`);
  if (parseTradingDate(all.TRADE_DATE) !== date) throw wrongDay(origin, date, all.TRADE_DATE);
  const turnover = readFigure(all.TRADE_AMT, YI, "TRADE_AMT", origin);
  const floatCap = readFigure(all.NEGO_VALUE, YI, "NEGO_VALUE", origin);
  if (turnover === null && floatCap === null) return null;
  const figures = { turnover, float_cap: floatCap };
  checkOverview(figures, origin);
  return figures;
}

function marginFigures(row: TotalsRow | DetailsRow): MarginFigures {
  return {
    financing_balance: row.rzye,
    financing_buy: row.rzmre,
    financing_repay: row.rzche,
    short_balance: row.rqylje,
    short_shares: row.rqyl,
    short_sold: row.rqmcl,
    short_returned: row.rqchl,
    margin_balance: row.rzrqjyzl,
  };
}
