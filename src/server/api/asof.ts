import type { FastifyInstance } from "fastify";
import { asOf, type AsOf } from "../../contracts/api.ts";
import { EXCHANGES } from "../../core/market/exchange.ts";
import type { Store } from "../store/store.ts";
import { servedStore, type Services } from "./services.ts";

export function registerAsOf(app: FastifyInstance, services: Services): void {
  app.get("/asof", { schema: { response: { 200: asOf } } }, () => readAsOf(services));
}

export async function readAsOf(services: Services): Promise<AsOf> {
  const { store, sample } = await servedStore(services);
  return { sample, exchanges: await newestDays(store) };
}

const newestDays = (store: Store): Promise<AsOf["exchanges"]> =>
  Promise.all(
    EXCHANGES.map(async (exchange) => {
      const [totals, details, overview] = await Promise.all([
        store.newest("totals", exchange),
        store.newest("details", exchange),
        store.newest("overview", exchange),
      ]);
      return { exchange, totals, details, overview };
    }),
  );
