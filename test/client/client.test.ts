import { afterEach, describe, expect, test } from "vitest";
import { ClientError } from "../../src/client/client-error.ts";
import { createClient } from "../../src/client/client.ts";
import type { SyncEvent, SyncRequest } from "../../src/contracts/api.ts";
import { startFakeServer, eventStream, type Handler } from "../support/fake-server.ts";
import { day, marketRow, marketSeries, securityDay } from "../support/rows.ts";

const closings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closings.splice(0).map((close) => close()));
});

async function clientOf(routes: Record<string, Handler>, patience = 5_000) {
  const server = await startFakeServer(routes);
  closings.push(server.close);
  return createClient({ base: server.base, patience });
}

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );

function withResolvers() {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

const request: SyncRequest = { dataset: "totals", scope: "ALL", from: day("2026-09-01"), to: day("2026-09-18") };

async function eventsOf(stream: AsyncIterable<SyncEvent>): Promise<SyncEvent[]> {
  const events: SyncEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

describe("reading", () => {
  test("asks for a series by scope and range, and keeps an undisclosed figure null", async () => {
    const series = marketSeries({ scope: "BSE", rows: [marketRow({ exchange: "BSE", turnover: null })] });
    const asked: string[] = [];
    const client = await clientOf({
      "GET /api/v1/markets/BSE": (req) => {
        asked.push(req.url);
        return series;
      },
    });
    expect(await client.marketSeries({ scope: "BSE", from: day("2026-09-01"), to: day("2026-09-18") })).toEqual(series);
    expect(asked).toEqual(["/api/v1/markets/BSE?from=2026-09-01&to=2026-09-18"]);
  });

  test("asks for the newest day of an exchange by name", async () => {
    const client = await clientOf({ "GET /api/v1/days/latest/SZSE": () => securityDay({ exchange: "SZSE" }) });
    expect((await client.securityDay({ exchange: "SZSE", date: "latest" })).exchange).toBe("SZSE");
  });

  test("hands on the server's own words of a refusal", async () => {
    const message = { zh: "2026-09-19 不是交易日。", en: "2026-09-19 is not a session." };
    const client = await clientOf({
      "GET /api/v1/days/2026-09-19/SSE": (_, reply) => reply.code(404).send({ error: { code: "not_found", message } }),
    });
    const failure = await failureOf(client.securityDay({ exchange: "SSE", date: day("2026-09-19") }));
    expect(failure).toMatchObject({ name: "ClientError", kind: "refused", code: "not_found", text: message });
  });

  test("names the status where a refusal explains nothing", async () => {
    const client = await clientOf({
      "GET /api/v1/asof": (_, reply) => reply.code(502).send("<html>Bad gateway</html>"),
    });
    const failure = await failureOf(client.asOf());
    expect(failure).toMatchObject({ kind: "refused", text: { zh: expect.stringContaining("502") as string } });
  });

  test.each([
    ["HTML instead of JSON", "<html></html>"],
    ["a figure as text", JSON.stringify({ ...marketSeries(), rows: [{ ...marketRow(), turnover: "1" }] })],
    ["a missing field", JSON.stringify({ sample: false })],
  ])("uses nothing of an answer with %s", async (_, body) => {
    const client = await clientOf({ "GET /api/v1/markets/SSE": () => body });
    const failure = await failureOf(client.marketSeries({ scope: "SSE" }));
    expect(failure).toBeInstanceOf(ClientError);
    expect(failure).toMatchObject({
      kind: "malformed",
      text: { en: expect.stringContaining("markets/SSE") as string },
    });
  });

  test("says where nothing answers", async () => {
    const server = await startFakeServer({});
    await server.close();
    const failure = await failureOf(createClient({ base: server.base }).asOf());
    expect(failure).toMatchObject({
      kind: "unreachable",
      text: { zh: expect.stringContaining(server.base) as string },
    });
  });

  test("gives up when the server stays silent", async () => {
    const client = await clientOf({ "GET /api/v1/asof": () => new Promise(() => undefined) }, 20);
    expect(await failureOf(client.asOf())).toMatchObject({ kind: "timeout" });
  });

  test("is an AbortError when the caller cancels, before or during the request", async () => {
    const controller = new AbortController();
    const client = await clientOf({
      "GET /api/v1/asof": () => {
        controller.abort();
        return new Promise(() => undefined);
      },
    });
    expect(await failureOf(client.asOf(controller.signal))).toMatchObject({ name: "AbortError" });
    expect(await failureOf(client.asOf(AbortSignal.abort()))).toMatchObject({ name: "AbortError" });
  });
});

describe("sync", () => {
  const events: SyncEvent[] = [
    { type: "progress", done: 1, total: 2, exchange: "SSE", date: day("2026-09-17") },
    {
      type: "problem",
      source: "SZSE",
      exchange: "SZSE",
      message: { zh: "深交所没有应答。", en: "SZSE does not answer." },
    },
    { type: "progress", done: 2, total: 2, exchange: "SSE", date: day("2026-09-18") },
    { type: "done", landed: 1, unchanged: 0, not_disclosed: 1, failed: 1 },
  ];

  test("posts the request and yields every event in order", async () => {
    const bodies: unknown[] = [];
    const client = await clientOf({
      "POST /api/v1/sync": (req, reply) => {
        bodies.push(req.body);
        return reply.type("text/event-stream").send(`: hello\n\n${eventStream(events)}`);
      },
    });
    expect(await eventsOf(client.sync(request))).toEqual(events);
    expect(bodies).toEqual([request]);
  });

  test("is malformed when the stream breaks off before its last event", async () => {
    const client = await clientOf({
      "POST /api/v1/sync": (_, reply) => reply.type("text/event-stream").send(eventStream(events.slice(0, 2))),
    });
    expect(await failureOf(eventsOf(client.sync(request)))).toMatchObject({ kind: "malformed" });
  });

  test("hangs up on the server when the caller cancels", async () => {
    const { promise: hungUp, resolve } = withResolvers();
    const client = await clientOf({
      "POST /api/v1/sync": (req, reply) => {
        reply.hijack();
        reply.raw.writeHead(200, { "content-type": "text/event-stream" });
        reply.raw.write(eventStream(events.slice(0, 1)));
        req.raw.socket.on("close", resolve);
      },
    });
    const controller = new AbortController();
    const cancelling = async () => {
      for await (const event of client.sync(request, controller.signal))
        if (event.type === "progress") controller.abort();
    };
    expect(await failureOf(cancelling())).toMatchObject({ name: "AbortError" });
    await hungUp;
  });

  test("hangs up on the server when the caller leaves the loop", async () => {
    const { promise: hungUp, resolve } = withResolvers();
    const client = await clientOf({
      "POST /api/v1/sync": (req, reply) => {
        reply.hijack();
        reply.raw.writeHead(200, { "content-type": "text/event-stream" });
        reply.raw.write(eventStream(events.slice(0, 1)));
        req.raw.socket.on("close", resolve);
      },
    });
    for await (const event of client.sync(request)) {
      expect(event.type).toBe("progress");
      break;
    }
    await hungUp;
  });

  test("gives up when the stream goes silent", async () => {
    const client = await clientOf(
      {
        "POST /api/v1/sync": (_, reply) => {
          reply.hijack();
          reply.raw.writeHead(200, { "content-type": "text/event-stream" });
          reply.raw.write(eventStream(events.slice(0, 1)));
          closings.push(() => Promise.resolve(reply.raw.destroy()));
        },
      },
      50,
    );
    expect(await failureOf(eventsOf(client.sync(request)))).toMatchObject({ kind: "timeout" });
  });
});
