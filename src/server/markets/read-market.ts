import { EXCHANGES, type Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Store } from "../store/store.ts";
import { readExchangeRows } from "./exchange-rows.ts";
import { sumExchanges, type ServedMarket } from "./sum-exchanges.ts";

/** The daily totals of one exchange, or of all of them summed, oldest first. */
export async function readMarket(
  store: Store,
  scope: Scope,
  from: TradingDate,
  to: TradingDate,
): Promise<ServedMarket> {
  if (scope !== "ALL") return { rows: await readExchangeRows(store, scope, from, to), partial: [] };
  const [given, ...ofExchanges] = await Promise.all([
    store.totals("ALL", from, to),
    ...EXCHANGES.map((exchange) => readExchangeRows(store, exchange, from, to)),
  ]);
  return sumExchanges(ofExchanges.flat(), given);
}
