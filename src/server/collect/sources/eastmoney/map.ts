import type { FiguresOf, MarginFigures, OverviewFigures } from "../../../../contracts/rows.ts";
import type { Exchange, Scope } from "../../../../core/market/exchange.ts";
import { parseTradingDate, type TradingDate } from "../../../../core/market/trading-date.ts";
import { checkOverview, checkTotals, isBlank } from "../../disclosure-checks.ts";
import { contradictory, duplicated, wrongDay, wrongField, type Origin } from "../../source-problems.ts";
import type { Fetched } from "../../wire/fetched.ts";
import { readFigure } from "../../wire/figure.ts";
import type { DayRange } from "./fetch.ts";
import type { AccountStatistics, ExchangeTotal, MarketTotal } from "./schema.ts";

const SCOPE_CODES: Readonly<Record<Exchange, string>> = { SSE: "007", SZSE: "001", BSE: "002" };
/** 亿, 万 and % as powers of ten. */
const YI = 8;
const WAN = 4;
const PERCENT = -2;
/** Statistics have been published with two decimals of 亿元; the sum of two such figures may be off by two of the last digit. */
const STATISTICS_TOLERANCE_CNY = 2e6;
/** Below 1 the average account would owe more than it has. The highest published mean is below 6. */
const MEAN_RATIO_BOUNDS = { least: 1, most: 20 };

type Total = MarketTotal | ExchangeTotal;

/** The rows of the exchange; of the market as a whole, every one. */
export function ofScope({ rows, origin }: Fetched<Total>, scope: Scope): Fetched<Total> {
  if (scope === "ALL") return { rows, origin };
  const unknown = rows.find((row) => !("SCDM" in row) || !Object.values(SCOPE_CODES).includes(row.SCDM));
  if (unknown) {
    const given = "SCDM" in unknown ? unknown.SCDM : undefined;
    throw wrongField(origin, "SCDM", given, { zh: "007、001 或 002", en: "007, 001 or 002" });
  }
  return { rows: rows.filter((row) => "SCDM" in row && row.SCDM === SCOPE_CODES[scope]), origin };
}

/** The totals of a range by day. Days without a row are not disclosed. */
export function mapTotals(fetched: Fetched<Total>, range: DayRange): ReadonlyMap<TradingDate, MarginFigures> {
  return byDay(fetched, "DIM_DATE", range, (row, origin) => {
    const figures = {
      financing_balance: row.RZYE,
      financing_buy: row.RZMRE ?? null,
      financing_repay: row.RZCHE ?? null,
      short_balance: row.RQYE,
      short_shares: row.RQYL ?? null,
      short_sold: row.RQMCL ?? null,
      short_returned: row.RQCHL ?? null,
      margin_balance: row.RZRQYE,
    };
    if (isBlank(figures)) return null;
    checkTotals(figures, origin);
    return figures;
  });
}

/** The float value of a range by day; turnover is not published here. */
export function mapOverview(fetched: Fetched<Total>, range: DayRange): ReadonlyMap<TradingDate, OverviewFigures> {
  return byDay(fetched, "DIM_DATE", range, (row, origin) => {
    const figures = { turnover: null, float_cap: row.LTSZ ?? null };
    if (figures.float_cap === null) return null;
    checkOverview(figures, origin);
    if (!isShareOf(row.RZYE, figures.float_cap, row.RZYEZB ?? null)) {
      throw contradictory(origin, {
        zh: `融资余额 ${row.RZYE} ÷ 流通市值 ${figures.float_cap} 不是其占比 ${row.RZYEZB} %`,
        en: `financing balance ${row.RZYE} ÷ float value ${figures.float_cap} is not the share given, ${row.RZYEZB} %`,
      });
    }
    return figures;
  });
}

/** The statistics of all margin accounts by day. */
export function mapAccounts(
  fetched: Fetched<AccountStatistics>,
  range: DayRange,
): ReadonlyMap<TradingDate, FiguresOf<"accounts">> {
  return byDay(fetched, "STATISTICS_DATE", range, (row, origin) => {
    const figure = (column: keyof AccountStatistics, exponent: number) =>
      readFigure(row[column], exponent, column, origin);
    const figures: FiguresOf<"accounts"> = {
      financing_balance: figure("FIN_BALANCE", YI),
      financing_buy: figure("FIN_BUY_AMT", YI),
      short_balance: figure("LOAN_BALANCE", YI),
      margin_balance: figure("MARGIN_BALANCE", YI),
      mean_maintenance_ratio: figure("AVG_GUARANTEE_RATIO", PERCENT),
      collateral_value: figure("TOTAL_GUARANTEE", YI),
      investors: figure("INVESTOR_NUM", 0),
      indebted_investors: figure("MARGINLIAB_INVESTOR_NUM", 0),
      individual_investors: figure("PERSONAL_INVESTOR_NUM", WAN),
      institutional_investors: figure("ORG_INVESTOR_NUM", 0),
      securities_firms: figure("SECURITY_ORG_NUM", 0),
      branches: figure("OPERATEDEPT_NUM", 0),
    };
    if (Object.values(figures).every((one) => one === null)) return null;
    checkAccounts(figures, origin);
    return figures;
  });
}

function checkAccounts(figures: FiguresOf<"accounts">, origin: Origin): void {
  const { financing_balance: financing, short_balance: short, margin_balance: margin } = figures;
  if (financing !== null && short !== null && margin !== null) {
    if (Math.abs(financing + short - margin) > STATISTICS_TOLERANCE_CNY) {
      throw contradictory(origin, {
        zh: `融资余额 ${financing} + 融券余额 ${short} ≠ 融资融券余额 ${margin}`,
        en: `financing balance ${financing} + short balance ${short} is not the margin balance ${margin}`,
      });
    }
  }
  const { mean_maintenance_ratio: ratio } = figures;
  if (ratio === null || (ratio >= MEAN_RATIO_BOUNDS.least && ratio <= MEAN_RATIO_BOUNDS.most)) return;
  const expected = { zh: "100 至 2000 之间的百分数", en: "a percentage between 100 and 2000" };
  throw wrongField(origin, "AVG_GUARANTEE_RATIO", ratio * 100, expected);
}

/** Whether the balance is that many per cent of the value, as far as the share is written; true where one is missing. */
export function isShareOf(balance: number | null, value: number | null, percent: number | null): boolean {
  if (balance === null || value === null || value === 0 || percent === null) return true;
  const share = (balance / value) * 100;
  return Math.abs(share - percent) <= 0.01 + 0.01 * share;
}

/** The day a report writes as `2026-08-19 00:00:00`. */
export function dayOf(written: string): TradingDate | null {
  return parseTradingDate(written.slice(0, 10));
}

function byDay<Column extends string, Row extends Readonly<Record<Column, string>>, Figures>(
  { rows, origin }: Fetched<Row>,
  column: Column,
  { from, to }: DayRange,
  figuresOf: (row: Row, origin: Origin) => Figures | null,
): ReadonlyMap<TradingDate, Figures> {
  const days = new Map<TradingDate, Figures>();
  const seen = new Set<TradingDate>();
  for (const row of rows) {
    const day = dayOf(row[column]);
    if (day === null || day < from || day > to)
      throw wrongDay(origin, from === to ? from : `${from}–${to}`, row[column]);
    if (seen.has(day)) throw duplicated(origin, day);
    seen.add(day);
    const figures = figuresOf(row, origin);
    if (figures !== null) days.set(day, figures);
  }
  return days;
}
