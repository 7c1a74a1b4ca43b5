import { describe, expect, test } from "vitest";
import type { Status } from "../../src/contracts/api.ts";
import {
  calendarLines,
  disagreementEntries,
  newestDays,
  problemEntries,
  reachEntries,
  scheduleLines,
  sourceEntries,
} from "../../src/taskpane/session/status-lines.ts";
import { stringsFor } from "../../src/taskpane/strings/strings.ts";
import { day } from "../support/rows.ts";

const zh = { strings: stringsFor("zh"), language: "zh" } as const;
const en = { strings: stringsFor("en"), language: "en" } as const;

const reach = { exchange: "SZSE", dataset: "details", days: 2, due: day("2026-09-18") } as const;
const status: Status = {
  sample: false,
  exchanges: [],
  completeness: [
    { ...reach, first: day("2026-09-15"), newest: day("2026-09-16"), missing: 2, newest_missing: [day("2026-09-18")] },
  ],
  calendar: { announced_until: day("2026-12-31"), next_session: day("2026-09-21"), forecast: false, reason: null },
  schedule: {
    next_at: "2026-09-22T00:30:00.000Z",
    last_at: "2026-09-21T04:01:00.000Z",
    missing: [{ exchange: "BSE", dataset: "totals", date: day("2026-09-18") }],
  },
  sources: [
    {
      id: "SZSE",
      name: { zh: "深交所", en: "SZSE (Shenzhen)" },
      pause_ms: 1500,
      offers: [
        {
          dataset: "details",
          exchange: "SZSE",
          fields: ["financing_balance"],
          since: day("2010-03-31"),
          published: { zh: "次一交易日 8:30–9:30", en: "8:30–9:30 on the next session" },
          unit: { zh: "元、股", en: "元 and shares" },
          newest_only: true,
        },
      ],
    },
  ],
  calls: [
    { source: "SZSE", host: "www.szse.cn", calls: 3, failures: 1, bytes: 9, first_at: "", last_at: "" },
    { source: "SZSE", host: "szse.cn", calls: 2, failures: 0, bytes: 9, first_at: "", last_at: "" },
  ],
  problems: [
    { at: "2026-09-21T00:31:00.000Z", source: "SZSE", exchange: "SZSE", message: { zh: "返回网页", en: "a web page" } },
  ],
  disagreements: [
    {
      date: day("2026-07-31"),
      exchange: "SSE",
      code: null,
      check: "roll_forward",
      field: "financing_balance",
      expected: 1327406434485,
      given: 1327398268667,
      sources: ["SSE"],
    },
  ],
};

describe("the screen of the data's state", () => {
  test("tells what is stored of an exchange, and the newest day that is missing", () => {
    expect(reachEntries(status, zh)).toEqual([
      {
        title: "深交所 · 个券明细",
        lines: ["2 个交易日，2026-09-15 至 2026-09-16", "缺 2 个交易日，最近的是 2026-09-18"],
      },
    ]);
  });

  test("says that nothing is missing, or that there is nothing", () => {
    const [entry] = status.completeness;
    const whole = { ...entry!, missing: 0, newest_missing: [] };
    const none = { ...whole, days: 0, first: null, newest: null };
    expect(reachEntries({ ...status, completeness: [whole, none] }, en).map(({ lines }) => lines)).toEqual([
      ["2 sessions, 2026-09-15 to 2026-09-16", "whole up to 2026-09-18, the newest due"],
      ["none yet"],
    ]);
  });

  test("marks a forecast of the calendar, with its reason", () => {
    expect(calendarLines(status, en)).toEqual(["Holidays are known until 2026-12-31; the next session is 2026-09-21"]);
    const calendar = {
      announced_until: day("2026-12-31"),
      next_session: day("2027-01-04"),
      forecast: true,
      reason: { zh: "尚未公布", en: "not announced" },
    };
    expect(calendarLines({ ...status, calendar }, zh)).toEqual([
      "休市安排已知至 2026-12-31；下一交易日 2027-01-04 (推算)",
      "尚未公布",
    ]);
  });

  test("tells instants in Beijing time, and what the last attempt left open", () => {
    expect(scheduleLines(status, zh)).toEqual([
      "下一次：2026-09-22 08:30（北京时间）",
      "上一次：2026-09-21 12:01（北京时间）",
      "仍缺：北交所 2026-09-18 每日汇总",
    ]);
    expect(scheduleLines({ ...status, schedule: null }, en)).toHaveLength(1);
  });

  test("tells what a source gives, how often it may be asked, and how often it was", () => {
    expect(sourceEntries(status, en)).toEqual([
      {
        title: "SZSE (Shenzhen)",
        lines: ["at least 1.5 s between two requests", "5 requests since the start, 1 failed"],
        folded: [
          "SZSE (Shenzhen) · details by security: since 2010-03-31; in 元 and shares; 8:30–9:30 on the next session; newest day only",
        ],
      },
    ]);
  });

  test("names no unit of what is not measured", () => {
    const [source] = status.sources;
    const offers = source!.offers.map((offer) => ({ ...offer, dataset: "sectors" as const, fields: ["sector_em"] }));
    expect(sourceEntries({ ...status, sources: [{ ...source!, offers }] }, zh)[0]!.folded).toEqual([
      "深交所 · 行业分类：自 2010-03-31 起；次一交易日 8:30–9:30；只有最新一日",
    ]);
  });

  test("tells a newest day once, with all exchanges that have it", () => {
    const known = (exchange: "SSE" | "SZSE" | "BSE", totals: string | null) =>
      ({ exchange, totals: totals === null ? null : day(totals), details: null, overview: null }) as const;
    const exchanges = [known("SSE", "2026-09-18"), known("SZSE", "2026-09-18"), known("BSE", null)];
    expect(newestDays({ sample: false, exchanges }, en)).toEqual([
      { exchanges: "SSE, SZSE", day: "2026-09-18", details: "Details: SSE none yet · SZSE none yet" },
      { exchanges: "BSE", day: "none yet", details: "Details: BSE none yet" },
    ]);
  });

  test("tells problems and disagreements with their figures", () => {
    expect(problemEntries(status, zh)).toEqual([{ title: "2026-09-21 08:31 SZSE", lines: ["返回网页"] }]);
    expect(disagreementEntries(status, en)).toEqual([
      {
        title: "2026-07-31 SSE (Shanghai) · Financing balance",
        lines: [
          "Not the balance before plus and minus the day's flows (a warning: adjustments do this too)",
          "expected 1,327,406,434,485, given 1,327,398,268,667 · SSE",
        ],
      },
    ]);
  });
});
