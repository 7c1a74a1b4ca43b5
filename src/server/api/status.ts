import type { FastifyInstance } from "fastify";
import { status, type Status } from "../../contracts/api.ts";
import { readAsOf } from "./asof.ts";
import type { Services } from "./services.ts";

export function registerStatus(app: FastifyInstance, services: Services): void {
  app.get("/status", { schema: { response: { 200: status } } }, async (): Promise<Status> => ({
    ...(await readAsOf(services)),
    sources: services.sources.map(({ id, name, pauseMs, offers }) => ({
      id,
      name,
      pause_ms: pauseMs,
      offers: offers.map(({ dataset, exchange, fields, since, published, unit }) => ({
        dataset,
        exchange,
        fields: [...fields],
        since,
        published,
        unit,
      })),
    })),
    problems: [...services.problems.entries()],
  }));
}
