import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { tableFromIPC } from "@uwdata/flechette";
import type { FastifyInstance } from "fastify";
import { onTestFinished, describe, expect, test } from "vitest";
import { blockMetadata, BLOCK_METADATA_KEY, BLOCK_TYPE } from "../../../src/contracts/blocks.ts";
import { problem } from "../../../src/contracts/api.ts";
import { buildApp } from "../../../src/server/app.ts";
import { createMemoryStore, type MemoryStore } from "../../support/memory-store.ts";
import { servedDay } from "../../support/served-days.ts";

async function openBlocks(store: MemoryStore = twoDays()): Promise<{ app: FastifyInstance; store: MemoryStore }> {
  const sample = () => Promise.reject(new Error("no sample here"));
  const app = await buildApp({ store, sample, sources: [], clock: () => new Date("2026-09-23T02:00:00Z") });
  onTestFinished(() => app.close());
  return { app, store };
}

const twoDays = (): MemoryStore =>
  createMemoryStore({
    days: [
      servedDay({ date: "2026-09-17", edition: 4 }, [{ code: "600519", financing_balance: 90, float_cap: 1000 }]),
      servedDay({ date: "2026-09-18", edition: 5 }, [
        { code: "600519", name: "贵州茅台", financing_balance: 99, float_cap: 1000, sector_em: "酿酒行业" },
        { code: "510300", name: "沪深300ETF", financing_balance: 0 },
      ]),
      servedDay({ date: "2026-09-18", edition: 7, exchange: "BSE" }, [{ code: "920489", financing_balance: 3 }]),
    ],
  });

const rowsOf = (block: Buffer) => tableFromIPC(block).toArray();
const metadataOf = (block: Buffer) =>
  blockMetadata.parse(JSON.parse(tableFromIPC(block).schema.metadata!.get(BLOCK_METADATA_KEY)!));

describe("the block of a day", () => {
  test("holds all securities of all exchanges by code, and only the columns that have a value", async () => {
    const { app } = await openBlocks();
    const reply = await app.inject({ url: "/api/v1/days/2026-09-18@7" });
    expect(reply.headers["content-type"]).toBe(BLOCK_TYPE);
    expect(rowsOf(reply.rawPayload)).toEqual([
      { code: "510300", name: "沪深300ETF", exchange: "SSE", financing_balance: 0, float_cap: null, sector_em: null },
      {
        code: "600519",
        name: "贵州茅台",
        exchange: "SSE",
        financing_balance: 99,
        float_cap: 1000,
        sector_em: "酿酒行业",
      },
      { code: "920489", name: "示例920489", exchange: "BSE", financing_balance: 3, float_cap: null, sector_em: null },
    ]);
  });

  test("has NaN under a missing figure, at the values themselves", async () => {
    const { app } = await openBlocks();
    const { rawPayload } = await app.inject({ url: "/api/v1/days/2026-09-18@7" });
    const values = tableFromIPC(rawPayload).getChild("float_cap").data[0]!.values;
    expect(values).toEqual(Float64Array.of(NaN, 1000, NaN));
  });

  test("says of each exchange whether it is complete, and where the columns are from", async () => {
    const { app } = await openBlocks();
    const { rawPayload } = await app.inject({ url: "/api/v1/days/2026-09-18@7" });
    expect(metadataOf(rawPayload)).toMatchObject({
      kind: "day",
      date: "2026-09-18",
      revision: 7,
      sample: false,
      exchanges: [
        { exchange: "SSE", complete: true, origins: { float_cap: { source: "SSE", revision: 1, derived: false } } },
        { exchange: "BSE", complete: true, origins: { financing_balance: { source: "BSE" } } },
      ],
    });
  });

  test("is not complete where only some securities were disclosed, and says so of their columns", async () => {
    const part = servedDay({ date: "2026-09-18", edition: 5, origin: { partial: true } }, [
      { code: "600519", financing_balance: 1 },
    ]);
    const { app } = await openBlocks(createMemoryStore({ days: [part] }));
    const { rawPayload } = await app.inject({ url: "/api/v1/days/2026-09-18@5" });
    expect(metadataOf(rawPayload)).toMatchObject({
      exchanges: [{ exchange: "SSE", complete: false, origins: { financing_balance: { partial: true } } }],
    });
  });

  test("is built once for many readers, and not again while it is kept", async () => {
    const { app, store } = await openBlocks();
    const read = () => app.inject({ url: "/api/v1/days/2026-09-18@7" });
    await Promise.all([read(), read(), read()]);
    await read();
    expect(store.reads.servedDays).toBe(1);
  });

  test("may be kept for ever, and is not sent again to who has it", async () => {
    const { app } = await openBlocks();
    const first = await app.inject({ url: "/api/v1/days/2026-09-18@7" });
    expect(first.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    const { etag } = first.headers;
    expect(etag).toMatch(/^"[\w-]+"$/);
    const second = await app.inject({ url: "/api/v1/days/2026-09-18@7", headers: { "if-none-match": String(etag) } });
    expect([second.statusCode, second.rawPayload.length]).toEqual([304, 0]);
  });

  test("answers HEAD with the length of the block", async () => {
    const { app } = await openBlocks();
    const { rawPayload } = await app.inject({ url: "/api/v1/days/2026-09-18@7" });
    const head = await app.inject({ method: "HEAD", url: "/api/v1/days/2026-09-18@7" });
    expect([head.statusCode, head.headers["content-length"], head.rawPayload.length]).toEqual([
      200,
      String(rawPayload.length),
      0,
    ]);
  });

  test("is JSON for a person who asks for it", async () => {
    const { app } = await openBlocks();
    const byQuery = await app.inject({ url: "/api/v1/days/2026-09-17@4?format=json" });
    const row = { code: "600519", name: "示例600519", exchange: "SSE", financing_balance: 90, float_cap: 1000 };
    expect(byQuery.json()).toMatchObject({ kind: "day", date: "2026-09-17", rows: [row] });
    const byHeader = await app.inject({ url: "/api/v1/days/2026-09-17@4", headers: { accept: "application/json" } });
    expect(byHeader.json()).toEqual(byQuery.json());
  });
});

describe("compression", () => {
  const elsewhere = { host: "rzrq.example.com" };
  const openElsewhere = async () => {
    const sample = () => Promise.reject(new Error("no sample here"));
    const app = await buildApp({
      store: twoDays(),
      sample,
      sources: [],
      clock: () => new Date(),
      hosts: ["rzrq.example.com"],
    });
    onTestFinished(() => app.close());
    return app;
  };

  test.each([
    ["br, gzip", "br", brotliDecompressSync],
    ["gzip, deflate, br", "br", brotliDecompressSync],
    ["gzip;q=0.5, br;q=0", "gzip", gunzipSync],
    ["GZIP", "gzip", gunzipSync],
  ])("with %j accepted is %s", async (accepted, encoding, decompress) => {
    const app = await openElsewhere();
    const url = "/api/v1/days/2026-09-18@7";
    const plain = await app.inject({ url, headers: elsewhere });
    const reply = await app.inject({ url, headers: { ...elsewhere, "accept-encoding": accepted } });
    expect(reply.headers["content-encoding"]).toBe(encoding);
    expect(decompress(reply.rawPayload)).toEqual(plain.rawPayload);
    expect(reply.headers.etag).not.toBe(plain.headers.etag);
    expect(reply.headers.vary).toContain("accept-encoding");
  });

  test("is left out where nothing is accepted, and for a reader on this machine", async () => {
    const app = await openElsewhere();
    const url = "/api/v1/days/2026-09-18@7";
    const [plain, here] = await Promise.all([
      app.inject({ url, headers: { ...elsewhere, "accept-encoding": "identity" } }),
      app.inject({ url, headers: { host: "localhost:3000", "accept-encoding": "br" } }),
    ]);
    expect([plain.headers["content-encoding"], here.headers["content-encoding"]]).toEqual([undefined, undefined]);
  });
});

describe("a revision that is not served", () => {
  test.each([
    "days/2026-09-18@5",
    "history/2026-09-18@4",
    "securities/600519/series@4",
    "markets/ALL@6",
    "securities@1",
  ])("is stale: %s", async (path) => {
    const { app } = await openBlocks();
    const reply = await app.inject({ url: `/api/v1/${path}` });
    expect(reply.statusCode).toBe(404);
    expect(problem.parse(reply.json()).error.code).toBe("stale_revision");
    expect(reply.headers["cache-control"]).toBe("no-store");
  });

  test("is stale after a correction, and the new one holds what was corrected", async () => {
    const { app, store } = await openBlocks();
    store.serve([servedDay({ date: "2026-09-17", edition: 8 }, [{ code: "600519", financing_balance: 91 }])]);
    expect((await app.inject({ url: "/api/v1/days/2026-09-17@4" })).statusCode).toBe(404);
    const reply = await app.inject({ url: "/api/v1/days/2026-09-17@8" });
    expect(rowsOf(reply.rawPayload)).toMatchObject([{ financing_balance: 91 }]);
  });

  test("may still be read by who pinned it, as long as it is kept", async () => {
    const { app, store } = await openBlocks();
    const before = await app.inject({ url: "/api/v1/days/2026-09-17@4" });
    store.serve([servedDay({ date: "2026-09-17", edition: 8 }, [{ code: "600519", financing_balance: 91 }])]);
    expect((await app.inject({ url: "/api/v1/days/2026-09-17@4" })).rawPayload).toEqual(before.rawPayload);
  });

  test("is another matter than a day, or a code, that nobody has", async () => {
    const { app } = await openBlocks();
    const codeOf = async (path: string) =>
      problem.parse((await app.inject({ url: `/api/v1/${path}` })).json()).error.code;
    expect(await codeOf("days/2026-09-16@7")).toBe("not_stored");
    expect(await codeOf("securities/600000/series@7")).toBe("unknown_code");
    expect(await codeOf("days/2026-02-30@7")).toBe("bad_request");
  });
});

describe("the block of a security", () => {
  test("holds its days with the runs of their sources", async () => {
    const { app } = await openBlocks();
    const { rawPayload } = await app.inject({ url: "/api/v1/securities/600519/series@7" });
    const table = tableFromIPC(rawPayload);
    expect(table.getChild("date").data[0]!.values).toEqual(Int32Array.of(20_713, 20_714));
    expect(table.getChild("financing_balance").toArray()).toEqual(Float64Array.of(90, 99));
    expect(metadataOf(rawPayload)).toMatchObject({
      kind: "series",
      code: "600519",
      name: "贵州茅台",
      exchange: "SSE",
      origins: [
        { from: "2026-09-17", columns: { financing_balance: { source: "SSE", derived: false } } },
        { from: "2026-09-18", columns: { sector_em: { source: "SSE", derived: false } } },
      ],
    });
  });

  test("is the same under its former code", async () => {
    const { app } = await openBlocks();
    const [former, current] = await Promise.all(
      ["430489", "920489"].map((code) => app.inject({ url: `/api/v1/securities/${code}/series@7` })),
    );
    expect(former!.rawPayload).toEqual(current!.rawPayload);
    expect(rowsOf(former!.rawPayload)).toMatchObject([{ financing_balance: 3 }]);
  });
});

describe("the block of history", () => {
  test("derives what needs more than the day, by hand: 99 ÷ 90 − 1 = 10 %", async () => {
    const { app } = await openBlocks();
    const { rawPayload } = await app.inject({ url: "/api/v1/history/2026-09-18@7" });
    const rows = rowsOf(rawPayload) as Record<string, unknown>[];
    expect(rows.map(({ code }) => code)).toEqual(["510300", "600519", "920489"]);
    expect(rows.map((row) => row["change_1d"])).toEqual([null, expect.closeTo(0.1, 12) as number, null]);
  });

  test("of a day carries the newest revision of the days before it", async () => {
    const { app, store } = await openBlocks();
    store.serve([servedDay({ date: "2026-09-17", edition: 8 }, [{ code: "600519", financing_balance: 100 }])]);
    const { rawPayload } = await app.inject({ url: "/api/v1/history/2026-09-18@8" });
    const rows = rowsOf(rawPayload) as Record<string, unknown>[];
    expect(rows[1]!["change_1d"]).toBeCloseTo(-0.01, 12);
  });
});

describe("an address without a revision", () => {
  test.each([
    ["days/2026-09-18", "/api/v1/days/2026-09-18@7"],
    ["days/latest", "/api/v1/days/2026-09-18@7"],
    ["days/2026-09-17?format=json", "/api/v1/days/2026-09-17@4?format=json"],
    ["history/2026-09-17", "/api/v1/history/2026-09-17@4"],
    ["securities/SH600519/series", "/api/v1/securities/600519/series@7"],
    ["securities/430489/series", "/api/v1/securities/920489/series@7"],
    ["markets/ALL/series", "/api/v1/markets/ALL@7"],
  ])("leads to what is served now: %s", async (path, location) => {
    const { app } = await openBlocks();
    const reply = await app.inject({ url: `/api/v1/${path}` });
    expect([reply.statusCode, reply.headers.location]).toEqual([302, location]);
    expect(reply.headers["cache-control"]).toBe("no-cache");
  });
});
