import { describe, expect, test } from "vitest";
import type { Dataset } from "../../../../src/core/fields/catalogue.ts";
import type { Scope } from "../../../../src/core/market/exchange.ts";
import type { TradingDate } from "../../../../src/core/market/trading-date.ts";
import { createEastmoneySource } from "../../../../src/server/collect/sources/eastmoney/index.ts";
import {
  answering,
  collectAll,
  fixtureJson,
  recordedBody,
  withoutProvenance,
} from "../../../support/recorded-exchange.ts";

type Row = Record<string, unknown>;
interface Report {
  result: { pages: number; count: number; data: Row[] } | null;
  success: boolean;
  message: string;
  code: number;
}

const NOTHING: Report = { result: null, success: false, message: "返回数据为空", code: 9201 };
const DAY = "2023-05-23" as TradingDate;

const reportOf = (...data: Row[]): Report => ({
  result: { pages: 1, count: data.length, data },
  success: true,
  message: "ok",
  code: 0,
});

const rowOf = (file: string): Row => (fixtureJson(`eastmoney/${file}`) as Report).result!.data[0]!;
const LISTED = rowOf("details-SZSE-20230523.ggmx.json");
const TOTAL = rowOf("details-SZSE-20230523.lssh.json");
const VALUED = rowOf("sectors-SSE-20260911.det.json");

/** A source whose reports are given by the last part of their names; those not given have no row. */
function sourceOf(
  reports: Readonly<Record<string, Report | ((query: URLSearchParams) => Report)>>,
  now = "2026-11-21T01:00:00Z",
) {
  const asked: URLSearchParams[] = [];
  const fetch = answering((url) => {
    asked.push(url.searchParams);
    const report = reports[url.searchParams.get("reportName")!.split("_").at(-1)!] ?? NOTHING;
    return JSON.stringify(typeof report === "function" ? report(url.searchParams) : report);
  });
  return { asked, source: createEastmoneySource({ fetch, pauseMs: 0, now: () => new Date(now) }) };
}

function collect(
  reports: Parameters<typeof sourceOf>[0],
  {
    dataset = "details",
    exchange = "SZSE",
    date = DAY,
  }: { dataset?: Dataset; exchange?: Scope; date?: TradingDate } = {},
) {
  return collectAll(sourceOf(reports).source.collect({ dataset, exchange, dates: [date] }));
}

const notDisclosed = { status: "notDisclosed" };

describe("the list of a fresh day", () => {
  test("without rows of the exchange is not disclosed, though other exchanges have theirs", async () => {
    const shanghai = { ...LISTED, MARKET: "融资融券_沪证", SCODE: "600519" };
    expect(await collect({ LSSH: reportOf(TOTAL), GGMX: reportOf(shanghai) })).toMatchObject([notDisclosed]);
  });

  test("without a total to prove it is not disclosed, and is not even asked for", async () => {
    const { asked, source } = sourceOf({ GGMX: reportOf(LISTED) });
    expect(await collectAll(source.collect({ dataset: "details", exchange: "SZSE", dates: [DAY] }))).toMatchObject([
      notDisclosed,
    ]);
    expect(asked.map((query) => query.get("reportName"))).toEqual(["RPTA_WEB_RZRQ_LSSH"]);
  });

  test.each([
    [697_660_000, "disclosed"],
    [670_310_000, "disclosed"],
  ])("that is less than 2 %% from the total %i is whole", async (RZYE, status) => {
    const total = { ...TOTAL, RZYE, RZRQYE: RZYE + Number(TOTAL["RQYE"]) };
    expect(await collect({ LSSH: reportOf(total), GGMX: reportOf(LISTED) })).toMatchObject([{ status }]);
  });

  test("that is further from the total is refused with both figures", async () => {
    const RZYE = 1_398_204_186_432;
    const total = { ...TOTAL, RZYE, RZRQYE: RZYE + Number(TOTAL["RQYE"]) };
    await expect(collect({ LSSH: reportOf(total), GGMX: reportOf(LISTED) })).rejects.toThrow(
      "the details' financing balances sum to 683707523 and the total is 1398204186432, more than 2 % apart",
    );
  });
});

describe("a list", () => {
  const listing = (change: Row) => collect({ LSSH: reportOf(TOTAL), GGMX: reportOf({ ...LISTED, ...change }) });

  test.each<[string, Row, string]>([
    ["another day", { DATE: "2023-05-22 00:00:00" }, "gave figures of"],
    ["a market that does not list the code", { MARKET: "融资融券_沪证" }, "expected the market of 300124"],
    ["an unknown market", { MARKET: "融资融券_港证" }, "MARKET"],
    ["a balance that is not the sum", { RZRQYE: 912_649_760 }, "is not the margin balance"],
    ["a text for a number", { RZYE: "683707523" }, "result.data.0.RZYE"],
    ["a code of five digits", { SCODE: "30012" }, "SCODE"],
  ])("with %s is refused", async (_name, change, message) => {
    await expect(listing(change)).rejects.toThrow(message);
  });

  test("is read page by page, sorted by code, and refused where pages do not make the number announced", async () => {
    const rows = ["300124", "300125", "300126"].map((SCODE) => ({ ...LISTED, SCODE, RZYE: 0, RQYE: 0, RZRQYE: 0 }));
    const whole = rows.map((row, index) => (index === 0 ? LISTED : row));
    const paged = (count: number) => (query: URLSearchParams) => ({
      ...reportOf(whole[Number(query.get("pageNumber")) - 1]!),
      result: { pages: 3, count, data: [whole[Number(query.get("pageNumber")) - 1]!] },
    });
    const { asked, source } = sourceOf({ LSSH: reportOf(TOTAL), GGMX: paged(3) });
    const request = { dataset: "details", exchange: "SZSE", dates: [DAY] } as const;
    const [answer] = await collectAll(source.collect(request));
    expect(answer).toMatchObject({
      disclosure: { rows: [{ code: "300124" }, { code: "300125" }, { code: "300126" }] },
    });
    expect(asked.slice(1).map((query) => [query.get("pageNumber"), query.get("sortColumns")])).toEqual(
      ["1", "2", "3"].map((page) => [page, "SCODE"]),
    );
    await expect(collect({ LSSH: reportOf(TOTAL), GGMX: paged(4) })).rejects.toThrow("announced 4 rows and gave 3");
  });
});

test("the same list serves details and quotes of all exchanges; an empty one is asked for again", async () => {
  const { asked, source } = sourceOf({ LSSH: reportOf(TOTAL), GGMX: reportOf(LISTED) });
  for (const dataset of ["details", "quotes"] as const)
    for (const exchange of ["SSE", "SZSE", "BSE"] as const)
      await collectAll(source.collect({ dataset, exchange, dates: [DAY] }));
  const counts = asked.map((query) => query.get("reportName")!.split("_").at(-1));
  expect(counts.filter((name) => name === "LSSH")).toHaveLength(1);
  expect(counts.filter((name) => name === "GGMX")).toHaveLength(1);

  const empty = sourceOf({});
  for (let time = 0; time < 2; time++)
    await collectAll(empty.source.collect({ dataset: "details", exchange: "SSE", dates: [DAY] }));
  expect(empty.asked).toHaveLength(2);
});

describe("quotes", () => {
  const date = "2026-09-11" as TradingDate;
  const listed = {
    ...{ ...LISTED, DATE: `${date} 00:00:00`, MARKET: "融资融券_沪证", SCODE: "600519", SPJ: 1275.16 },
    ...{ SZ: 1_594_054_054_331.16, RZYEZB: 0.0429 },
  };
  const total = { ...TOTAL, DIM_DATE: `${date} 00:00:00`, SCDM: "007" };
  const quotes = (changes: { det?: Row; ggmx?: Row }) =>
    collect(
      {
        LSSH: reportOf(total),
        GGMX: reportOf({ ...listed, ...changes.ggmx }),
        ...(changes.det && { DET: reportOf({ ...VALUED, ...changes.det }) }),
      },
      { dataset: "quotes", exchange: "SSE", date },
    );
  const float = (float_cap: number | null) => [
    { disclosure: { rows: [{ code: "600519", close: 1275.16, float_cap }] } },
  ];

  test("take the float value of the valuation", async () => {
    expect(await quotes({ det: {} })).toMatchObject(float(1_594_054_054_331.16));
  });

  test("take the list's where the valuation's is not shares × close, and none where neither is consistent", async () => {
    const det = { NOTLIMITED_MARKETCAP_A: 159_405_405 };
    expect(await quotes({ det })).toMatchObject(float(1_594_054_054_331.16));
    expect(await quotes({ det, ggmx: { SZ: 159_405_405 } })).toMatchObject(float(null));
  });

  test("have no close of 0", async () => {
    expect(await quotes({ det: { CLOSE_PRICE: 0 } })).toMatchObject(float(1_594_054_054_331.16));
  });

  test("are not disclosed on a fresh day before the valuation is there; of an older one the list's stand", async () => {
    const reports = { LSSH: reportOf(total), GGMX: reportOf(listed) };
    const request = { dataset: "quotes", exchange: "SSE", dates: [date] } as const;
    const fresh = sourceOf(reports, "2026-09-14T01:00:00Z").source;
    expect(await collectAll(fresh.collect(request))).toMatchObject([notDisclosed]);
    const late = sourceOf(reports, "2026-11-21T01:00:00Z").source;
    expect(await collectAll(late.collect(request))).toMatchObject(float(1_594_054_054_331.16));
  });
});

describe("account statistics", () => {
  const accounts = (change: Row) => {
    const row = { ...rowOf("accounts-ALL-20120927-20260820.dailytrade.json"), ...change };
    const date = "2012-09-27" as TradingDate;
    return collect({ DAILYTRADE: reportOf(row) }, { dataset: "accounts", exchange: "ALL", date });
  };

  test("in 万名, 家 and % become numbers and fractions", async () => {
    const counts = { PERSONAL_INVESTOR_NUM: 791.2345, ORG_INVESTOR_NUM: 51_234, AVG_GUARANTEE_RATIO: 277.7545 };
    expect(await accounts(counts)).toMatchObject([
      {
        disclosure: {
          figures: {
            individual_investors: 7_912_345,
            institutional_investors: 51_234,
            mean_maintenance_ratio: 2.777545,
          },
        },
      },
    ]);
  });

  test.each([2.5728, 25_728])("with a mean ratio of %d %% are refused", async (AVG_GUARANTEE_RATIO) => {
    await expect(accounts({ AVG_GUARANTEE_RATIO })).rejects.toThrow("expected a percentage between 100 and 2000");
  });

  test("whose balances are not the sum are refused, but for the rounding of the last digit", async () => {
    expect(await accounts({ MARGIN_BALANCE: 719.84 })).toMatchObject([{ status: "disclosed" }]);
    expect(await accounts({ MARGIN_BALANCE: 719.86 })).toMatchObject([{ status: "disclosed" }]);
    await expect(accounts({ MARGIN_BALANCE: 719.9 })).rejects.toThrow("is not the margin balance");
  });
});

describe("members of BSE 50", () => {
  const body = (url: URL) => recordedBody("eastmoney/members-BSE-20261120", url);
  const members = (date: string, answer = body) => {
    const source = createEastmoneySource({
      fetch: answering(answer),
      pauseMs: 0,
      now: () => new Date("2026-11-21T01:00:00Z"),
    });
    return collectAll(source.collect({ dataset: "members", exchange: "BSE", dates: [date as TradingDate] }));
  };

  test("are those of now, so no past day has any", async () => {
    expect(await members("2026-11-20")).toMatchObject([{ status: "disclosed" }]);
    expect(await members("2026-11-19")).toMatchObject([notDisclosed]);
    expect(await members("2026-11-21")).toMatchObject([notDisclosed]);
  });

  test("that are not fifty are refused", async () => {
    const report = fixtureJson("eastmoney/members-BSE-20261120.component.json") as Report;
    report.result!.data.pop();
    report.result!.count = 49;
    await expect(members("2026-11-20", () => JSON.stringify(report))).rejects.toThrow("announced 50 rows and gave 49");
  });
});

test.each([
  [9501, "报表配置不存在,RPT_NOT_EXIST_XXX"],
  [9701, "系统繁忙"],
])("code %i is an error, told with its message", async (code, message) => {
  await expect(collect({ LSSH: { ...NOTHING, code, message } })).rejects.toThrow(
    `reports an error: "${code} ${message}"`,
  );
});

test("«busy» is asked again, with a pause", async () => {
  const stem = "eastmoney/totals-BSE-20260716";
  let refusals = 2;
  const busy = JSON.stringify({ ...NOTHING, code: 9701, message: "系统繁忙" });
  const fetch = answering((url) => (refusals-- > 0 ? busy : recordedBody(stem, url)));
  const dates = ["2026-07-16"] as TradingDate[];
  const answers = collectAll(
    createEastmoneySource({ fetch, pauseMs: 0 }).collect({ dataset: "totals", exchange: "BSE", dates }),
  );
  expect((await answers).map(withoutProvenance)).toEqual(fixtureJson(`${stem}.expected.json`));
  expect(refusals).toBe(-1);
});

test("an answer handed to a callback is read like any other", async () => {
  const source = createEastmoneySource({
    fetch: answering(
      (url) => `datatable649069(${recordedBody("eastmoney/totals-ALL-20260817-20260819", url) as string});`,
    ),
    pauseMs: 0,
  });
  const dates = ["2026-08-19"] as TradingDate[];
  await expect(collectAll(source.collect({ dataset: "totals", exchange: "ALL", dates }))).rejects.toThrow(
    "when asked for 2026-08-19",
  );
});

test("the history of a BSE company is asked for under both of its codes", async () => {
  const days: Readonly<Record<string, string>> = { "920799": "2025-10-09", "830799": "2025-10-08" };
  const { asked, source } = sourceOf({
    GGMX: (query) => {
      const code = /SCODE="(\d+)"/.exec(query.get("filter")!)![1]!;
      return reportOf({ ...LISTED, SCODE: code, MARKET: "融资融券_北证", DATE: `${days[code]!} 00:00:00` });
    },
  });
  const range = { from: "2025-10-08" as TradingDate, to: "2025-10-09" as TradingDate };
  const parts = await source.histories!.read({ exchange: "BSE", code: "830799", ...range });
  expect(parts.map(({ date, rows }) => [date, rows[0]!.code])).toEqual([
    ["2025-10-08", "920799"],
    ["2025-10-09", "920799"],
  ]);
  expect(asked).toHaveLength(2);
});
