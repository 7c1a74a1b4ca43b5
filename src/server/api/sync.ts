import { PassThrough } from "node:stream";
import type { FastifyInstance } from "fastify";
import { syncEvent, syncRequest, type SyncEvent, type SyncRequest } from "../../contracts/api.ts";
import type { Dataset } from "../../core/fields/catalogue.ts";
import { beijingDay } from "../../core/market/beijing-time.ts";
import { collect } from "../collect/collect.ts";
import { requireOrder } from "./require-order.ts";
import type { Services } from "./services.ts";

/** Totals come with the turnover and float value of the same days. */
const DATASETS: Readonly<Record<SyncRequest["dataset"], readonly Dataset[]>> = {
  totals: ["totals", "overview"],
  details: ["details"],
};

/** Proxies and clients take a silent stream for a dead one. */
const KEEP_ALIVE_MS = 15_000;

export function registerSync(app: FastifyInstance, services: Services): void {
  app.post<{ Body: SyncRequest }>("/sync", { schema: { body: syncRequest } }, (request, reply) => {
    const { dataset, scope, from, to } = request.body;
    requireOrder(from, to);
    const today = beijingDay(services.clock());
    const stream = new PassThrough();
    const left = new AbortController();
    reply.raw.on("close", () => left.abort());
    const keepAlive = setInterval(() => stream.write(": still collecting\n\n"), KEEP_ALIVE_MS);

    const onEvent = (event: SyncEvent): void => {
      if (event.type === "problem") services.problems.note(event);
      stream.write(`data: ${JSON.stringify(syncEvent.parse(event))}\n\n`);
    };
    collect({
      store: services.store,
      sources: services.sources,
      request: { datasets: DATASETS[dataset], scope, from, to: to < today ? to : today },
      onEvent,
      signal: left.signal,
    })
      .then(
        () => stream.end(),
        (error: unknown) => {
          if (!left.signal.aborted) request.log.error(error);
          // The client sees a stream without its last event.
          stream.destroy();
        },
      )
      .finally(() => clearInterval(keepAlive));

    return reply.headers({ "content-type": "text/event-stream", "x-accel-buffering": "no" }).send(stream);
  });
}
