import { describe, expect, test } from "vitest";
import { codes, message } from "../../support/custom-functions.ts";
import { dataFunctionsOver } from "../../support/data-functions.ts";
import { createFakeDataServer } from "../../support/fake-data-server.ts";
import { MARKET_DAYS } from "../../support/market-days.ts";
import { servedDay } from "../../support/served-days.ts";

const markets = [
  {
    exchange: "ALL" as const,
    dates: ["2026-09-16", "2026-09-17", "2026-09-18"],
    figures: { financing_balance: [2000, 2200, null], float_cap: [80_000, 80_000, 80_000] },
  },
];
/** 2026-09-16 as Excel counts days. */
const WEDNESDAY = 46281;

const start = (...options: [] | [Parameters<typeof dataFunctionsOver>[1]]) => {
  const server = createFakeDataServer({ days: MARKET_DAYS, markets, due: ["SSE"] });
  return { server, ...dataFunctionsOver(server.fetch, ...options) };
};

describe("HIST", () => {
  test("gives a row a session with headings, oldest first, to the newest day", async () => {
    const { call } = start();
    expect(await call("HIST", "600519", [["RZYE", "change_1d"]], "2026-09-01")).toEqual([
      ["Date", "Financing balance", "Balance change, 1 day"],
      [WEDNESDAY, 100, expect.objectContaining({ code: "#N/A" })],
      [WEDNESDAY + 1, 110, 110 / 100 - 1],
      [WEDNESDAY + 2, 121, 121 / 110 - 1],
    ]);
  });

  test("turns round, and leaves the headings out", async () => {
    const { call } = start();
    expect(await call("HIST", "600519", "RZYE", "2026-09-17", "2026-09-18", false, "desc")).toEqual([
      [WEDNESDAY + 2, 121],
      [WEDNESDAY + 1, 110],
    ]);
  });

  test("speaks Chinese, in headings and choices", async () => {
    const { call } = start({ display: { language: "zh", formattedNumbers: false } });
    expect((await call("HIST", "600519", "RZYE", "2026-09-17", null, true, "降序"))[0]).toEqual(["日期", "融资余额"]);
  });

  test("has no row for a session without disclosure, and no places before there are any", async () => {
    const { call } = start();
    expect(await call("HIST", "000001", "RZYE", "2026-09-01", null, false)).toEqual([[WEDNESDAY + 2, 50]]);
    expect(await call("HIST", "600519", "rank", "2026-09-17", null, false)).toEqual([
      [WEDNESDAY + 1, 1],
      [WEDNESDAY + 2, 1],
    ]);
  });

  test("says of a range that has not come yet that it is not disclosed", async () => {
    const { call } = start();
    expect(message(await call("HIST", "600519", "RZYE", "2026-09-21"))).toMatch(/2026-09-21 is not disclosed yet/);
    expect(message(await call("MARKET", "RZYE", "2026-09-21"))).toMatch(/2026-09-21 is not disclosed yet/);
    expect(message(await call("HIST", "600519", "RZYE", "2020-01-02", "2020-02-03"))).toMatch(/has 2026-09-16 to/);
  });

  test("gives fields of history beside a place the figures that they have alone", async () => {
    const { call } = start();
    expect(await call("HIST", "600519", [["rank", "change_1d"]], "2026-09-17", null, false)).toEqual([
      [WEDNESDAY + 1, 1, 110 / 100 - 1],
      [WEDNESDAY + 2, 1, 121 / 110 - 1],
    ]);
  });

  test("fills no more cells than one call may, and asks for no block of what it refuses", async () => {
    const { call, server } = start();
    const rows = await call("HIST", "600519", new Array(400_000).fill(["RZYE"]), "2026-09-16");
    expect(message(rows)).toContain("3 × 400001");
    expect(server.requests).toEqual(["edition"]);
  });

  test("knows no place on a day of which only some securities are there", async () => {
    const part = servedDay({ date: "2026-09-15", origin: { source: "file:600519.csv", partial: true } }, [
      { code: "600519", financing_balance: 90, float_cap: 4500 },
    ]);
    const server = createFakeDataServer({ days: [part, ...MARKET_DAYS], markets, due: ["SSE"] });
    const { call } = dataFunctionsOver(server.fetch);
    expect(await call("HIST", "600519", [["RZYE", "margin_ratio", "rank"]], "2026-09-15", "2026-09-16", false)).toEqual(
      [
        [WEDNESDAY - 1, 90, 0.02, expect.objectContaining({ code: "#N/A" })],
        [WEDNESDAY, 100, 0.025, 1],
      ],
    );
  });

  test.each([
    ["dates the wrong way round", ["600519", "RZYE", "2026-09-18", "2026-09-16"], "#VALUE!", "swap them"],
    ["no first day", ["600519", "RZYE"], "#N/A", "start"],
    ["a range without data", ["600519", "RZYE", "2020-01-01", "2020-02-01"], "#N/A", "2026-09-16 to 2026-09-18"],
    ["an unknown security", ["600000", "RZYE", "2026-09-01"], "#VALUE!", "600000.SH"],
    ["several securities", [[["600519"], ["000001"]], "RZYE", "2026-09-01"], "#VALUE!", "one code"],
  ])("%s: the error says so", async (_, args, code, text) => {
    const { call } = start();
    const rows = await call("HIST", ...args);
    expect(codes(rows)).toEqual([[code]]);
    expect(message(rows)).toContain(text);
  });
});

describe("MARKET", () => {
  test("gives totals by day, with ratios by the same kernels, and a missing total as an error", async () => {
    const { call, server } = start();
    const rows = await call("MARKET", [["RZYE", "margin_ratio", "warn_level"]], "2026-09-16", "2026-09-18");
    expect(codes(rows)).toEqual([
      ["Date", "Financing balance", "Margin ratio", "Warning level"],
      [WEDNESDAY, 2000, 0.025, 1],
      [WEDNESDAY + 1, 2200, 0.0275, 1],
      [WEDNESDAY + 2, "#N/A", "#N/A", "#N/A"],
    ]);
    expect(server.requests).toEqual(["edition", "markets/ALL@3"]);
  });

  test("refuses a field that only securities have", async () => {
    const { call } = start();
    const rows = await call("MARKET", "close", "2026-09-16", null, null, false);
    expect(message([[rows[0]![1]]])).toContain("RZRQ.GET");
  });
});

describe("SECTOR", () => {
  test("sums over members, the largest first; a ratio counts the members that have both sides", async () => {
    const { call } = start();
    const rows = await call("SECTOR", [["financing_balance", "margin_ratio", "financing_net"]], "2026-09-18");
    expect(codes(rows)).toEqual([
      ["白酒", 242, 0.25, 11],
      ["银行", 80, 80 / 1500, "#N/A"],
    ]);
  });

  test("sums by region", async () => {
    const { call } = start();
    expect(codes(await call("SECTOR", "financing_balance", "2026-09-18", "REGION"))).toEqual([
      ["贵州板块", 121],
      ["广东板块", 80],
    ]);
  });

  test("takes the other scheme, and refuses what cannot be summed", async () => {
    const { call } = start();
    const rows = await call("SECTOR", [["RZYE", "change_5d"]], null, "SW");
    expect(codes(rows)).toEqual([
      ["食品饮料", 121, "#VALUE!"],
      ["银行", 80, "#VALUE!"],
    ]);
  });
});

describe("RANKING", () => {
  test("gives code, name and value, the largest first and equal ones by code", async () => {
    const { call } = start();
    expect(await call("RANKING", "融资余额", 3)).toEqual([
      ["600519.SH", "贵州茅台", 121],
      ["600809.SH", "山西汾酒", 121],
      ["000001.SZ", "平安银行", 50],
    ]);
  });

  test("turns round within an exchange, by a field of history too", async () => {
    const { call } = start();
    expect(await call("RANKING", "RZYE", 1, null, "深交所", "asc")).toEqual([["002142.SZ", "宁波银行", 30]]);
    expect(await call("RANKING", "change_1d", 5)).toEqual([
      ["600519.SH", "贵州茅台", 121 / 110 - 1],
      ["510300.SH", "沪深300ETF", 36 / 38 - 1],
    ]);
  });

  test.each([
    [["name"], "#VALUE!", "is text"],
    [["RZYE", 0], "#VALUE!", "got 0"],
    [["volume"], "#N/A", "no security has Volume"],
    [["RZYE", 5, null, "NYSE"], "#VALUE!", "NYSE"],
  ])("%j: the error says what is wrong", async (args, code, text) => {
    const { call } = start();
    const rows = await call("RANKING", ...args);
    expect(codes(rows)).toEqual([[code]]);
    expect(message(rows)).toContain(text);
  });

  test("a day that an exchange has not disclosed is not ranked", async () => {
    const server = createFakeDataServer({ days: MARKET_DAYS.slice(0, 4), due: ["SSE", "BSE"] });
    const { call } = dataFunctionsOver(server.fetch);
    const rows = await call("RANKING", "RZYE", 3, "2026-09-18");
    expect(message(rows)).toContain("BSE (Beijing)");
    expect(await call("RANKING", "RZYE", 1, "2026-09-18", "SSE")).toEqual([["600519.SH", "贵州茅台", 121]]);
  });
});

describe("ASOF", () => {
  test("is the newest complete day, of all exchanges or of one", async () => {
    const { call, server } = start();
    expect(await call("ASOF")).toEqual([[WEDNESDAY + 2]]);
    expect(await call("ASOF", "SSE")).toEqual([[WEDNESDAY + 2]]);
    expect(server.requests).toEqual(["edition"]);
  });

  test("of a server without data is an error that says what to do", async () => {
    const { call } = dataFunctionsOver(createFakeDataServer({ days: [] }).fetch);
    expect(message(await call("ASOF"))).toContain("rzrq collect");
  });
});

describe("FIELDS", () => {
  test("lists the catalogue without asking the server, and finds by any text", async () => {
    const { call, server } = start();
    expect((await call("FIELDS")).length).toBeGreaterThan(40);
    expect(await call("FIELDS", "rzyezb")).toEqual([
      ["margin_ratio", "融资余额占流通市值比", "Margin ratio", "ratio", "Financing balance over float market value"],
    ]);
    expect(server.requests).toEqual([]);
    expect(message(await call("FIELDS", "zzz"))).toContain('"zzz"');
  });
});

describe("SECURITY", () => {
  interface Card {
    readonly type: string;
    readonly text: string;
    readonly properties: Readonly<Record<string, { basicValue: unknown }>>;
  }

  test("is a card with every field by its name in both languages, the day and the source", async () => {
    const { call } = start({ display: { language: "zh", formattedNumbers: true } });
    const [[card]] = (await call("SECURITY", "600519")) as [[Card]];
    expect([card.type, card.text]).toEqual(["Entity", "贵州茅台"]);
    const of = (name: string) => card.properties[name]?.basicValue;
    expect([of("融资余额"), of("Financing balance"), of("融资余额1日变动"), of("数据日期"), of("数据来源")]).toEqual([
      121,
      121,
      121 / 110 - 1,
      WEDNESDAY + 2,
      "SSE",
    ]);
    expect(of("成交量")).toBeUndefined();
  });

  test("stands for its security in other functions", async () => {
    const { call } = start({ display: { language: "en", formattedNumbers: true } });
    const [[card]] = (await call("SECURITY", "600519")) as [[Card]];
    const [[balance]] = (await call("GET", [[card]], "RZYE")) as [[{ basicValue: number }]];
    expect(balance.basicValue).toBe(121);
  });

  test("is the name where the host has no data types, and where there would be more than 1,000", async () => {
    expect(await start().call("SECURITY", [["600519", "000001"]])).toEqual([["贵州茅台", "平安银行"]]);
    const rich = start({ display: { language: "zh", formattedNumbers: true } });
    const many = await rich.call(
      "SECURITY",
      Array.from({ length: 1001 }, () => ["600519"]),
    );
    expect(new Set(many.flat())).toEqual(new Set(["贵州茅台"]));
  });
});
