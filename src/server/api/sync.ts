import { PassThrough } from "node:stream";
import type { FastifyInstance } from "fastify";
import { syncEvent, syncRequest, type SyncEvent, type SyncRequest } from "../../contracts/api.ts";
import { MARKET_DATASETS, SECURITY_DATASETS, type Dataset } from "../../core/fields/catalogue.ts";
import { beijingDay } from "../../core/market/beijing-time.ts";
import { collect } from "../collect/collect.ts";
import { StoreError } from "../store/store-error.ts";
import { requireOrder } from "./require-order.ts";
import type { Services } from "./services.ts";

/** Totals come with all that is of the market as a whole, details with all that is of single securities. */
const DATASETS: Readonly<Record<SyncRequest["dataset"], readonly Dataset[]>> = {
  totals: MARKET_DATASETS,
  details: SECURITY_DATASETS,
};

/** Proxies and clients take a silent stream for a dead one. */
const KEEP_ALIVE_MS = 15_000;

export function registerSync(app: FastifyInstance, services: Services): void {
  const running = new Set<Promise<void>>();
  const closing = new AbortController();
  // The store is closed after the app: no collection may outlive it.
  app.addHook("preClose", async () => {
    closing.abort();
    await Promise.all(running);
  });

  app.post<{ Body: SyncRequest }>("/sync", { schema: { body: syncRequest } }, (request, reply) => {
    requireOrder(request.body.from, request.body.to);
    const left = new AbortController();
    reply.raw.on("close", () => left.abort());
    const stream = new PassThrough();
    const signal = AbortSignal.any([left.signal, closing.signal]);
    const collecting = streamCollection(services, request.body, stream, signal)
      .catch((error: unknown) => {
        if (!signal.aborted) request.log.error(error);
        // The client sees a stream without its last event.
        stream.destroy();
      })
      .finally(() => running.delete(collecting));
    running.add(collecting);
    return reply.headers({ "content-type": "text/event-stream", "x-accel-buffering": "no" }).send(stream);
  });
}

async function streamCollection(
  { store, sources, clock, problems }: Services,
  { dataset, scope, from, to }: SyncRequest,
  stream: PassThrough,
  signal: AbortSignal,
): Promise<void> {
  const today = beijingDay(clock());
  const range = { from, to: to < today ? to : today, today };
  const request = { datasets: DATASETS[dataset], scope, ...range, undisclosedToo: true };
  const keepAlive = setInterval(() => stream.write(": still collecting\n\n"), KEEP_ALIVE_MS);
  const onEvent = (event: SyncEvent): void => {
    if (event.type === "problem") problems.note(event);
    stream.write(`data: ${JSON.stringify(syncEvent.parse(event))}\n\n`);
  };
  try {
    await collect({ store, sources, request, onEvent, signal }).catch((error: unknown) => {
      if (!(error instanceof StoreError)) throw error;
      onEvent({ type: "problem", source: "RZRQ", exchange: scope, message: error.text });
      onEvent({ type: "done", landed: 0, unchanged: 0, not_disclosed: 0, failed: 0 });
    });
    stream.end();
  } finally {
    clearInterval(keepAlive);
  }
}
