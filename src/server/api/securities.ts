import type { FastifyInstance } from "fastify";
import { securityList, type SecurityList } from "../../contracts/api.ts";
import { formerCode } from "../../core/market/bse-codes.ts";
import { servedStore, type Services } from "./services.ts";

export function registerSecurities(app: FastifyInstance, services: Services): void {
  app.get("/securities", { schema: { response: { 200: securityList } } }, async (): Promise<SecurityList> => {
    const { store, sample } = await servedStore(services);
    const securities = await store.securities();
    return {
      sample,
      securities: securities.map(({ last, ...listed }) => ({
        ...listed,
        former_code: formerCode(listed.code),
        last_date: last,
      })),
    };
  });
}
