import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { marketQuery, marketSeries, type MarketSeries } from "../../contracts/api.ts";
import { scope } from "../../contracts/rows.ts";
import { EXCHANGES, MARGIN_SINCE, type Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Store } from "../store/store.ts";
import { readExchangeRows } from "./exchange-rows.ts";
import { requireOrder } from "./require-order.ts";
import { servedStore, type Services } from "./services.ts";
import { sumExchanges } from "./sum-exchanges.ts";

const params = z.object({ scope });

export function registerMarkets(app: FastifyInstance, services: Services): void {
  const schema = { params, querystring: marketQuery, response: { 200: marketSeries } };
  app.get<{ Params: z.infer<typeof params>; Querystring: z.infer<typeof marketQuery> }>(
    "/markets/:scope",
    { schema },
    async (request): Promise<MarketSeries> => {
      const { from = MARGIN_SINCE.SSE, to = "9999-12-31" as TradingDate } = request.query;
      requireOrder(from, to);
      const { store, sample } = await servedStore(services);
      return { sample, scope: request.params.scope, ...(await readSeries(store, request.params.scope, from, to)) };
    },
  );
}

async function readSeries(
  store: Store,
  scope: Scope,
  from: TradingDate,
  to: TradingDate,
): Promise<Pick<MarketSeries, "rows" | "partial">> {
  if (scope !== "ALL") return { rows: await readExchangeRows(store, scope, from, to), partial: [] };
  const [given, ...ofExchanges] = await Promise.all([
    store.totals("ALL", from, to),
    ...EXCHANGES.map((exchange) => readExchangeRows(store, exchange, from, to)),
  ]);
  return sumExchanges(ofExchanges.flat(), given);
}
