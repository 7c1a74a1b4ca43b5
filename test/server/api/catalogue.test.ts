import { describe, expect, test } from "vitest";
import { fieldList } from "../../../src/contracts/api.ts";
import { openApp } from "../../support/app.ts";
import { detailsOf, overviewOf, securityRow, totalsOf } from "../../support/disclosures.ts";
import { fakeSource } from "../../support/fake-source.ts";

describe("the sample", () => {
  test("answers everything, and says so, as long as nothing is stored", async () => {
    const { app } = await openApp();
    for (const path of ["asof", "markets/SSE", "markets/ALL", "status"])
      expect((await app.inject({ url: `/api/v1/${path}` })).json()).toMatchObject({ sample: true });
    expect((await app.inject({ url: "/api/v1/markets/SSE" })).json()).toMatchObject({ rows: [{ source: "SAMPLE" }] });
  });

  test("answers nothing any more as soon as one disclosure is stored", async () => {
    const { app, store } = await openApp();
    await store.land([overviewOf({ exchange: "SZSE" })]);
    expect((await app.inject({ url: "/api/v1/markets/SSE" })).json()).toEqual({
      sample: false,
      scope: "SSE",
      rows: [],
      partial: [],
    });
  });
});

test("asof is the newest stored day of each exchange and dataset", async () => {
  const { app } = await openApp([
    totalsOf({ date: "2026-09-17" }),
    totalsOf({ date: "2026-09-18" }),
    detailsOf({ exchange: "BSE", date: "2026-09-16" }, [securityRow("920000")]),
    overviewOf({ date: "2026-09-15" }),
  ]);
  expect((await app.inject({ url: "/api/v1/asof" })).json()).toEqual({
    sample: false,
    exchanges: [
      { exchange: "SSE", totals: "2026-09-18", details: null, overview: "2026-09-15" },
      { exchange: "SZSE", totals: null, details: null, overview: null },
      { exchange: "BSE", totals: null, details: "2026-09-16", overview: null },
    ],
  });
});

test("fields are the catalogue, with the abbreviations that analysts type", async () => {
  const { app } = await openApp();
  const { fields } = fieldList.parse((await app.inject({ url: "/api/v1/fields" })).json());
  expect(fields.flatMap((field) => field.abbreviation ?? [])).toEqual(
    "RZYE RZMRE RZCHE RQYE RQYL RQMCL RQCHL RZRQYE CJE LTSZ SPJ CJL".split(" "),
  );
  expect(fields[0]).toEqual({
    id: "financing_balance",
    abbreviation: "RZYE",
    name: { zh: "融资余额", en: "Financing balance" },
    unit: "CNY",
    number_format: "#,##0",
    datasets: ["totals", "details", "accounts"],
  });
});

test("status lists the sources, and what they could not give, newest first", async () => {
  const sources = [fakeSource({ failsAt: "2026-09-18" }), fakeSource({ exchange: "BSE", datasets: ["totals"] })];
  const { app } = await openApp([], { sources });
  for (const dataset of ["details", "totals"])
    await app.inject({
      method: "POST",
      url: "/api/v1/sync",
      payload: { dataset, scope: "SSE", from: "2026-09-18", to: "2026-09-18" },
    });
  const problem = {
    at: "2026-09-23T02:00:00.000Z",
    source: "SSE",
    exchange: "SSE",
    message: { zh: "SSE 返回 HTML", en: "SSE answered HTML" },
  };
  expect((await app.inject({ url: "/api/v1/status" })).json()).toMatchObject({
    sample: true,
    sources: [
      { id: "SSE", offers: [{ dataset: "totals" }, { dataset: "details" }, { dataset: "overview" }] },
      {
        id: "BSE",
        name: { en: "Fake BSE" },
        pause_ms: 0,
        offers: [{ dataset: "totals", exchange: "BSE", since: "2023-02-13", unit: { zh: "元、股" } }],
      },
    ],
    problems: [problem, problem, problem],
  });
});
