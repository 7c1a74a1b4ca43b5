import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { marketQuery, marketSeries, type MarketSeries } from "../../contracts/api.ts";
import { scope } from "../../contracts/rows.ts";
import { MARGIN_SINCE } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { readMarket } from "../markets/read-market.ts";
import { requireOrder } from "./require-order.ts";
import { servedStore, type Services } from "./services.ts";

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
      return { sample, scope: request.params.scope, ...(await readMarket(store, request.params.scope, from, to)) };
    },
  );
}
