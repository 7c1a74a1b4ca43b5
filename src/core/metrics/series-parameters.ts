import type { OptionParameter, SeriesParameter } from "./parameter.ts";

/** A series of any balance or amount that is never negative. */
export const amounts = {
  kind: "series",
  name: "series",
  label: { zh: "序列", en: "Series" },
  hint: { zh: "如每日融资余额", en: "such as the daily financing balance" },
  unit: "none",
  domain: "nonNegative",
} as const satisfies SeriesParameter;

/** A series of any figures. */
export const figures = {
  kind: "series",
  name: "series",
  label: { zh: "序列", en: "Series" },
  hint: { zh: "余额、比率等任何指标", en: "any figure: a balance, a ratio" },
  unit: "none",
  domain: "any",
} as const satisfies SeriesParameter;

export const balances = {
  kind: "series",
  name: "balances",
  label: { zh: "融资余额", en: "Financing balances" },
  unit: "CNY",
  domain: "nonNegative",
} as const satisfies SeriesParameter;

export const shortShares = {
  kind: "series",
  name: "short_shares",
  label: { zh: "融券余量", en: "Short volume outstanding" },
  unit: "shares",
  domain: "nonNegative",
} as const satisfies SeriesParameter;

export const adjustedPrices = {
  kind: "series",
  name: "prices",
  label: { zh: "价格", en: "Prices" },
  hint: {
    zh: "复权收盘价或指数点位，除权日才不会误判",
    en: "adjusted closing prices or index levels, so that an ex-rights day is no fall",
  },
  unit: "price",
  domain: "denominator",
} as const satisfies SeriesParameter;

const windowOption = {
  kind: "option",
  type: "number",
  name: "window",
  label: { zh: "窗口", en: "Window" },
  optional: true,
  unit: "rows",
  domain: "count",
} as const satisfies OptionParameter;

/** A window in rows. */
export function windowOf<const Rows extends number>(rows: Rows) {
  return { ...windowOption, default: rows } as const;
}
