import { readFileSync } from "node:fs";
import type { FastifyInstance } from "fastify";
import { describe, expect, test } from "vitest";
import { problem } from "../../../src/contracts/api.ts";
import { FILE_NAME_HEADER, IMPORT_LIMIT_BYTES, importPreview } from "../../../src/contracts/import.ts";
import { openApp } from "../../support/app.ts";
import { day } from "../../support/disclosures.ts";
import { textTable } from "../../support/table-files.ts";

const TOTALS = readFileSync(new URL("../../fixtures/files/market-totals.csv", import.meta.url));

const post = (app: FastifyInstance, query: string, payload: Uint8Array, headers: Record<string, string> = {}) =>
  app.inject({
    method: "POST",
    url: `/api/v1/import?${query}`,
    headers: {
      "content-type": "application/octet-stream",
      [FILE_NAME_HEADER]: encodeURIComponent("两融.csv"),
      ...headers,
    },
    payload: Buffer.from(payload),
  });

const refusal = (reply: Awaited<ReturnType<typeof post>>) => [
  reply.statusCode,
  problem.parse(reply.json()).error.message.en,
];

describe("a file sent to the server", () => {
  test("is shown and not stored", async () => {
    const { app, store } = await openApp();
    const reply = await post(app, "exchange=ALL", TOTALS);
    const preview = importPreview.parse(reply.json());
    expect(preview).toMatchObject({ file: "两融.csv", questions: [], stored: null });
    expect(preview.tables).toMatchObject([{ kind: "totals", days: { count: 10 } }]);
    expect(await store.isEmpty()).toBe(true);
  });

  test("is stored where that is asked for and nothing is open", async () => {
    const { app, store } = await openApp();
    const open = importPreview.parse((await post(app, "store=1", TOTALS)).json());
    expect(open.questions.map(({ id }) => id)).toEqual(["exchange"]);
    expect([open.stored, await store.isEmpty()]).toEqual([null, true]);
    const stored = importPreview.parse((await post(app, "store=1&exchange=ALL", TOTALS)).json());
    expect(stored.stored).toEqual({ landed: 10, revised: 0, unchanged: 0 });
    const again = importPreview.parse((await post(app, "store=1&exchange=ALL", TOTALS)).json());
    expect(again.stored).toEqual({ landed: 0, revised: 0, unchanged: 10 });
    const [first] = await store.totals("ALL", day("2026-01-05"), day("2026-01-05"));
    expect(first).toMatchObject({ source: "file:两融.csv", financing_balance: 2_543_421_750_497 });
  });

  test("that cannot be read is refused with the reason", async () => {
    const { app } = await openApp();
    expect(refusal(await post(app, "", textTable("a,b", "1,2")))).toEqual([
      422,
      expect.stringMatching(/^No known heading/),
    ]);
    expect(refusal(await post(app, "", new Uint8Array()))).toEqual([422, expect.stringMatching(/file is empty/)]);
  });

  test("needs a name, of which the folders are dropped", async () => {
    const { app } = await openApp();
    const named = (name: string) => post(app, "exchange=ALL", TOTALS, { [FILE_NAME_HEADER]: name });
    expect(refusal(await named("%"))).toEqual([400, expect.stringMatching(/percent-encoded/)]);
    expect(importPreview.parse((await named("..%2F..%2Fa%00b.csv")).json()).file).toBe("ab.csv");
  });

  test("above the limit, or of another type, is not read", async () => {
    const { app } = await openApp();
    const large = await post(app, "", TOTALS, { "content-length": String(IMPORT_LIMIT_BYTES + 1) });
    expect(refusal(large)).toEqual([413, expect.stringMatching(/more than 64 MB/)]);
    const form = await post(app, "", TOTALS, { "content-type": "multipart/form-data; boundary=x" });
    expect(refusal(form)).toEqual([415, expect.stringMatching(/octet-stream/)]);
  });

  test("an answer that is none is refused by name", async () => {
    const { app } = await openApp();
    expect(refusal(await post(app, "amount_unit=兆元", TOTALS))).toEqual([
      400,
      expect.stringMatching(/^amount_unit is "兆元": expected 元, 千元/),
    ]);
  });

  test("a page of another origin cannot send one", async () => {
    const { app } = await openApp();
    const reply = await post(app, "exchange=ALL", TOTALS, { origin: "https://example.com" });
    expect(reply.statusCode).toBe(403);
  });
});
