import type { MarketRow } from "../../contracts/rows.ts";
import { MARGIN_FIELD_IDS, type MarginFieldId } from "../../core/fields/catalogue.ts";
import { previousSession } from "../../core/market/calendar.ts";
import type { Exchange } from "../../core/market/exchange.ts";
import { withOutflows } from "../../core/market/roll-forward.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Store } from "../store/store.ts";

/** A daily total as it is served, with the fields that nobody published and that were derived. */
export interface ServedMarketRow extends MarketRow {
  readonly derived: readonly MarginFieldId[];
}

/** The stored days of one exchange, with unpublished repayments derived wherever the session before is stored too. */
export async function readExchangeRows(
  store: Store,
  exchange: Exchange,
  from: TradingDate,
  to: TradingDate,
): Promise<ServedMarketRow[]> {
  const stored = await store.totals(exchange, previousSession(from), to);
  const rows = stored.map((row, index): ServedMarketRow => {
    const before = stored[index - 1];
    if (before?.date !== previousSession(row.date)) return { ...row, derived: [] };
    const filled = withOutflows(row, before);
    return { ...filled, derived: MARGIN_FIELD_IDS.filter((id) => row[id] === null && filled[id] !== null) };
  });
  return rows.filter((row) => row.date >= from);
}
