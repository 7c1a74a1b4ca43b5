import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import { accountSeries, marketQuery, type AccountSeries } from "../../contracts/api.ts";
import { MARGIN_SINCE } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { readAccounts } from "../markets/read-accounts.ts";
import { requireOrder } from "./require-order.ts";
import { servedStore, type Services } from "./services.ts";

export function registerAccounts(app: FastifyInstance, services: Services): void {
  app.get<{ Querystring: z.infer<typeof marketQuery> }>(
    "/accounts",
    { schema: { querystring: marketQuery, response: { 200: accountSeries } } },
    async (request): Promise<AccountSeries> => {
      const { from = MARGIN_SINCE.SSE, to = "9999-12-31" as TradingDate } = request.query;
      requireOrder(from, to);
      const { store, sample } = await servedStore(services);
      return { sample, rows: await readAccounts(store, from, to) };
    },
  );
}
