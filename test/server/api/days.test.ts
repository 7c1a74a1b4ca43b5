import { describe, expect, test } from "vitest";
import { securityDay } from "../../../src/contracts/api.ts";
import { openApp } from "../../support/app.ts";
import { detailsOf, securityRow, totalsOf } from "../../support/disclosures.ts";

const szse = (date: string) => ({ exchange: "SZSE", date }) as const;

describe("the securities of a day", () => {
  test("come by code, with source, time and revision", async () => {
    const { app } = await openApp([
      detailsOf(szse("2026-09-18"), [securityRow("300750", { financing_balance: 0 }), securityRow("000001")]),
    ]);
    const reply = await app.inject({ url: "/api/v1/days/2026-09-18/SZSE" });
    expect(securityDay.parse(reply.json())).toEqual({
      sample: false,
      exchange: "SZSE",
      date: "2026-09-18",
      source: "SZSE",
      fetched_at: "2026-09-21T01:00:00.000Z",
      revision: 1,
      rows: [securityRow("000001"), securityRow("300750", { financing_balance: 0 })],
    });
  });

  test("of the newest day come for latest", async () => {
    const { app } = await openApp([
      detailsOf(szse("2026-09-18"), [securityRow("000001")]),
      detailsOf(szse("2026-09-21"), [securityRow("000002")]),
      detailsOf({ exchange: "SSE", date: "2026-09-22" }, [securityRow("600001")]),
    ]);
    const reply = await app.inject({ url: "/api/v1/days/latest/SZSE" });
    expect(reply.json()).toMatchObject({ date: "2026-09-21", rows: [{ code: "000002" }] });
  });

  // By hand: 100 + 30 − 110 = 20; 000002 was no target the session before.
  test("have their repayments derived security by security", async () => {
    const { app } = await openApp([
      detailsOf(szse("2026-09-18"), [securityRow("000001", { financing_balance: 100 })]),
      detailsOf(szse("2026-09-21"), [
        securityRow("000001", { financing_balance: 110, financing_buy: 30 }),
        securityRow("000002", { financing_balance: 110, financing_buy: 110 }),
      ]),
    ]);
    const reply = await app.inject({ url: "/api/v1/days/2026-09-21/SZSE" });
    expect(reply.json()).toMatchObject({ rows: [{ financing_repay: 20 }, { financing_repay: null }] });
  });

  test("of an old revision come as they were disclosed then, with nothing derived", async () => {
    const { app, store } = await openApp([
      detailsOf(szse("2026-09-18"), [securityRow("000001", { financing_balance: 100 })]),
      detailsOf(szse("2026-09-21"), [securityRow("000001", { financing_balance: 110, financing_buy: 30 })]),
    ]);
    await store.land([
      detailsOf(szse("2026-09-21"), [securityRow("000001", { financing_balance: 111, financing_buy: 30 })]),
    ]);
    const read = async (query: string) =>
      (await app.inject({ url: `/api/v1/days/2026-09-21/SZSE${query}` })).json<unknown>();
    expect(await read("")).toMatchObject({ revision: 2, rows: [{ financing_balance: 111, financing_repay: 19 }] });
    expect(await read("?revision=1")).toMatchObject({
      revision: 1,
      rows: [{ financing_balance: 110, financing_repay: null }],
    });
    expect(await read("?revision=3")).toMatchObject({ error: { code: "no_such_revision" } });
  });

  test("that are not stored are told, with the newest day that is", async () => {
    const { app } = await openApp([detailsOf(szse("2026-09-18"), [securityRow("000001")])]);
    const reply = await app.inject({ url: "/api/v1/days/2026-09-21/SZSE" });
    expect(reply.statusCode).toBe(404);
    expect(reply.json()).toEqual({
      error: {
        code: "not_stored",
        message: {
          zh: "没有深交所 2026-09-21 的两融明细（已存的最新一日是 2026-09-18）。请先采集该日，或改选其他交易日。",
          en: "No details of SZSE (Shenzhen) for 2026-09-21 are stored (the newest stored day is 2026-09-18). Collect that day first, or choose another session.",
        },
      },
    });
  });

  test("are none where only totals are stored", async () => {
    const { app } = await openApp([totalsOf({})]);
    const reply = await app.inject({ url: "/api/v1/days/latest/SSE" });
    expect(reply.statusCode).toBe(404);
    expect(reply.json()).toMatchObject({ error: { code: "not_stored" } });
  });

  test.each(["yesterday", "2026-02-30", "20260918"])("of %s cannot be asked for", async (date) => {
    const { app } = await openApp();
    const reply = await app.inject({ url: `/api/v1/days/${date}/SSE` });
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({
      error: {
        message: {
          en: `date is "${date}": expected latest, or an existing date such as 2026-09-18. Correct it and try again.`,
        },
      },
    });
  });
});
