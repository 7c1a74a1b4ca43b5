import type { FastifyInstance } from "fastify";
import { onTestFinished, describe, expect, test } from "vitest";
import { accountSeries, problem, queryAnswer, securityList } from "../../../src/contracts/api.ts";
import { sessionsBetween } from "../../../src/core/market/calendar.ts";
import { fieldIdsOf } from "../../../src/core/fields/catalogue.ts";
import { buildApp } from "../../../src/server/app.ts";
import type { Store, StoredDisclosure } from "../../../src/server/store/store.ts";
import { day } from "../../support/disclosures.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { servedDay } from "../../support/served-days.ts";

async function open(store: Store): Promise<FastifyInstance> {
  const sample = () => Promise.reject(new Error("no sample here"));
  const app = await buildApp({ store, sample, sources: [], clock: () => new Date("2026-09-23T02:00:00Z") });
  onTestFinished(() => app.close());
  return app;
}

const store = () =>
  createMemoryStore({
    days: [
      servedDay({ date: "2026-09-17", edition: 4 }, [{ code: "600519", name: "茅台", financing_balance: 90 }]),
      servedDay({ date: "2026-09-18", edition: 5 }, [
        { code: "600519", name: "贵州茅台", financing_balance: 99, sector_em: "酿酒行业" },
      ]),
      servedDay({ date: "2026-09-18", edition: 7, exchange: "BSE" }, [{ code: "920489", financing_balance: 0 }]),
    ],
  });

describe("a scattered query", () => {
  const ask = async (payload: object) => {
    const app = await open(store());
    return app.inject({ method: "POST", url: "/api/v1/query", payload });
  };

  test.each([
    ["read by day", ["600519.SH", "430489"], ["2026-09-18"]],
    ["read by security", ["600519.SH"], ["2026-09-18", "2026-09-17", "2026-09-16"]],
  ])("answers each code and day that is served, %s", async (_, codes, dates) => {
    const reply = await ask({ codes, dates, fields: ["sector_em", "financing_balance", "short_shares"] });
    const { rows, ...rest } = queryAnswer.parse(reply.json());
    expect(rest).toEqual({ sample: false, edition: 7, fields: ["sector_em", "financing_balance", "short_shares"] });
    const all = [
      { code: "600519", name: "贵州茅台", date: "2026-09-18", values: ["酿酒行业", 99, null] },
      { code: "600519", name: "贵州茅台", date: "2026-09-17", values: [null, 90, null] },
      { code: "920489", name: "示例920489", date: "2026-09-18", values: [null, 0, null] },
    ];
    expect(rows).toEqual(
      all.filter(({ code, date }) => dates.includes(date) && (code === "600519" || codes.length > 1)),
    );
  });

  test("in pairs answers each code on its own day", async () => {
    const fields = ["financing_balance"];
    const dates = ["2026-09-17", "2026-09-18", "2026-09-17"];
    const reply = await ask({ codes: ["600519", "430489", "920489"], dates, fields, paired: true });
    expect(queryAnswer.parse(reply.json()).rows).toEqual([
      { code: "600519", name: "茅台", date: "2026-09-17", values: [90] },
      { code: "920489", name: "示例920489", date: "2026-09-18", values: [0] },
    ]);
  });

  test("in pairs of which one lacks its day is refused", async () => {
    const reply = await ask({ codes: ["600519"], dates: [], fields: ["financing_balance"], paired: true });
    expect(reply.statusCode).toBe(400);
    const two = await ask({ codes: ["600519", "920489"], dates: ["2026-09-17"], fields: ["close"], paired: true });
    expect(problem.parse(two.json()).error).toMatchObject({ code: "not_paired" });
  });

  test("of too many values is refused with the limit", async () => {
    const codes = Array.from({ length: 1001 }, (_, index) => String(600_000 + index));
    const dates = Array.from({ length: 500 }, (_, index) =>
      new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10),
    );
    const reply = await ask({ codes, dates, fields: ["financing_balance"] });
    expect(reply.statusCode).toBe(400);
    expect(problem.parse(reply.json()).error).toMatchObject({ code: "too_many_cells" });
    expect(problem.parse(reply.json()).error.message.en).toContain("500,500");
  });

  test.each([
    ["once is read again", 1, 200, 2 * 2],
    ["again and again is refused", 99, 503, 3 * 2],
  ])("while which the data changes %s", async (_, changes, status, reads) => {
    const held = store();
    let [edition, left, read] = [7, changes, 0];
    const changing: Store = {
      ...held,
      edition: () => Promise.resolve(edition),
      servedDays: (date) => {
        read++;
        if (date === "2026-09-18" && left-- > 0) edition++;
        return held.servedDays(date);
      },
    };
    const app = await open(changing);
    const payload = { codes: ["600519", "920489"], dates: ["2026-09-17", "2026-09-18"], fields: ["close"] };
    const reply = await app.inject({ method: "POST", url: "/api/v1/query", payload });
    expect([reply.statusCode, read]).toEqual([status, reads]);
  });

  test("of more days than are read at a time is refused with the limit, however few values it asks for", async () => {
    const sessions = sessionsBetween(day("2020-01-02"), day("2026-09-18")).slice(0, 501);
    const pairs = sessions.map((date, index) => ({ code: String(600_000 + index), date }));
    const asked = (given: typeof pairs) => ({
      codes: given.map(({ code }) => code),
      dates: given.map(({ date }) => date),
      fields: ["close"],
      paired: true,
    });
    const reply = await ask(asked(pairs));
    expect([reply.statusCode, problem.parse(reply.json()).error.code]).toEqual([400, "too_scattered"]);
    expect((await ask(asked(pairs.slice(1)))).statusCode).toBe(200);
  });

  test.each([
    [{ codes: ["60000"], dates: ["2026-09-18"], fields: ["financing_balance"] }],
    [{ codes: ["600519"], dates: ["2026-09-31"], fields: ["financing_balance"] }],
    [{ codes: ["600519"], dates: ["2026-09-18"], fields: ["price"] }],
    [{ codes: [], dates: ["2026-09-18"], fields: ["financing_balance"] }],
  ])("that makes no sense is refused: %j", async (payload) => {
    const reply = await ask(payload);
    expect([reply.statusCode, problem.parse(reply.json()).error.code]).toEqual([400, "bad_request"]);
  });
});

test("the directory lists every security that was ever served, under its newest name", async () => {
  const app = await open(store());
  const list = securityList.parse((await app.inject({ url: "/api/v1/securities" })).json());
  expect(list.securities).toEqual([
    { code: "600519", name: "贵州茅台", exchange: "SSE", former_code: null, last_date: "2026-09-18" },
    { code: "920489", name: "示例920489", exchange: "BSE", former_code: "430489", last_date: "2026-09-18" },
  ]);
});

describe("the statistics of accounts", () => {
  const accounts = (date: string, source: string, mean_maintenance_ratio: number): StoredDisclosure => ({
    dataset: "accounts",
    exchange: "ALL",
    date: day(date),
    source,
    revision: 1,
    fetchedAt: "2026-09-21T01:00:00.000Z",
    figures: {
      ...(Object.fromEntries(fieldIdsOf("accounts").map((id) => [id, null])) as Record<
        ReturnType<typeof fieldIdsOf<"accounts">>[number],
        null
      >),
      mean_maintenance_ratio,
    },
  });

  test("are as published, each day from the first source of the plan", async () => {
    const disclosures = [
      accounts("2026-09-17", "AKTOOLS", 2.7),
      accounts("2026-09-18", "AKTOOLS", 2.8),
      accounts("2026-09-18", "EASTMONEY", 2.81),
    ];
    const app = await open(createMemoryStore({ disclosures }));
    const { rows } = accountSeries.parse((await app.inject({ url: "/api/v1/accounts?from=2026-09-17" })).json());
    expect(rows.map((row) => [row.date, row.source, row.mean_maintenance_ratio, row.investors])).toEqual([
      ["2026-09-17", "AKTOOLS", 2.7, null],
      ["2026-09-18", "EASTMONEY", 2.81, null],
    ]);
  });
});
