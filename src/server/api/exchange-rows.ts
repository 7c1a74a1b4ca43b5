import type { MarketRow } from "../../contracts/rows.ts";
import { previousSession } from "../../core/market/calendar.ts";
import type { Exchange } from "../../core/market/exchange.ts";
import { withOutflows } from "../../core/market/roll-forward.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Store } from "../store/store.ts";

/** The stored days of one exchange, with unpublished repayments derived wherever the session before is stored too. */
export async function readExchangeRows(
  store: Store,
  exchange: Exchange,
  from: TradingDate,
  to: TradingDate,
): Promise<MarketRow[]> {
  const stored = await store.totals(exchange, previousSession(from), to);
  const rows = stored.map((row, index) => {
    const before = stored[index - 1];
    return before?.date === previousSession(row.date) ? withOutflows(row, before) : row;
  });
  return rows.filter((row) => row.date >= from);
}
