import type { Text } from "../text.ts";
import type { TradingDate } from "./trading-date.ts";

/** The three exchanges that disclose margin trading, in the order in which the market lists them. */
export const EXCHANGES = ["SSE", "SZSE", "BSE"] as const;
export type Exchange = (typeof EXCHANGES)[number];

/** One exchange, or all three summed. */
export const SCOPES = [...EXCHANGES, "ALL"] as const;
export type Scope = (typeof SCOPES)[number];

export const SCOPE_NAMES: Readonly<Record<Scope, Text>> = {
  SSE: { zh: "上交所", en: "SSE (Shanghai)" },
  SZSE: { zh: "深交所", en: "SZSE (Shenzhen)" },
  BSE: { zh: "北交所", en: "BSE (Beijing)" },
  ALL: { zh: "沪深北合计", en: "All exchanges" },
};

/** First session with margin trading at each exchange. */
export const MARGIN_SINCE: Readonly<Record<Exchange, TradingDate>> = {
  SSE: "2010-03-31" as TradingDate,
  SZSE: "2010-03-31" as TradingDate,
  BSE: "2023-02-13" as TradingDate,
};
