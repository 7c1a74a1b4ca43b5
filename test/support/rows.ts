import type { MarketSeries, SecurityDay } from "../../src/contracts/api.ts";
import type { MarketRow, SecurityRow } from "../../src/contracts/rows.ts";
import type { TradingDate } from "../../src/core/market/trading-date.ts";

export const day = (text: string) => text as TradingDate;

/** A daily total; every figure is 1 unless given. */
export function marketRow(row: Partial<MarketRow> = {}): MarketRow {
  return {
    date: day("2026-09-18"),
    exchange: "SSE",
    ...figures,
    turnover: 1,
    float_cap: 1,
    source: "SSE",
    fetched_at: "2026-09-19T00:31:00Z",
    revision: 1,
    ...row,
  };
}

export function marketSeries(series: Partial<MarketSeries> = {}): MarketSeries {
  return { sample: false, scope: "SSE", rows: [marketRow()], partial: [], ...series };
}

export function securityRow(row: Partial<SecurityRow> = {}): SecurityRow {
  return { code: "600519", name: "贵州茅台", ...figures, ...row };
}

export function securityDay(answer: Partial<SecurityDay> = {}): SecurityDay {
  return {
    sample: false,
    exchange: "SSE",
    date: day("2026-09-18"),
    rows: [securityRow()],
    source: "SSE",
    fetched_at: "2026-09-19T00:31:00Z",
    revision: 1,
    ...answer,
  };
}

const figures = {
  financing_balance: 1,
  financing_buy: 1,
  financing_repay: 1,
  short_balance: 1,
  short_shares: 1,
  short_sold: 1,
  short_returned: 1,
  margin_balance: 1,
};
