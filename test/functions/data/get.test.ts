import { describe, expect, test } from "vitest";
import { codes, message } from "../../support/custom-functions.ts";
import { dataFunctionsOver } from "../../support/data-functions.ts";
import { createFakeDataServer } from "../../support/fake-data-server.ts";
import { MARKET_DAYS } from "../../support/market-days.ts";

const start = (...options: [] | [Parameters<typeof dataFunctionsOver>[1]]) => {
  const server = createFakeDataServer({ days: MARKET_DAYS, due: ["SSE"] });
  return { server, ...dataFunctionsOver(server.fetch, ...options) };
};

describe("GET", () => {
  test("puts securities down and fields across, in one request of the day", async () => {
    const { call, server } = start();
    const rows = await call("GET", [["600519"], ["000001"]], [["financing_balance", "name"]], "2026-09-18");
    expect(rows).toEqual([
      [121, "贵州茅台"],
      [50, "平安银行"],
    ]);
    expect(server.requests).toEqual(["edition", "days/2026-09-18@3"]);
  });

  test("takes codes in every form, and fields by id, Chinese name and abbreviation", async () => {
    const { call } = start();
    const written = ["600519.SH", "SH600519", "600519", 600519, "sh600519"].map((code) => [code]);
    expect(await call("GET", written, "financing_balance")).toEqual(written.map(() => [121]));
    expect(await call("GET", 1, [["融资余额", "RZYE", "ｒｚｙｅ", "Financing balance"]])).toEqual([[50, 50, 50, 50]]);
    expect(await call("GET", [["920163.BJ"]], [["RZYE"]])).toEqual([[7]]);
  });

  test("identifies: code with its suffix, name, exchange, sector", async () => {
    const { call } = start();
    expect(await call("GET", "600519", [["code", "证券简称", "交易所", "行业", "sector_sw"]])).toEqual([
      ["600519.SH", "贵州茅台", "SSE", "白酒", "食品饮料"],
    ]);
  });

  test("derives fields by hand-worked figures, from the day and from the days before", async () => {
    const { call } = start();
    const fields = [
      ["margin_ratio", "financing_net", "financing_share", "warn_level", "change_1d", "high_streak", "rank"],
    ];
    expect(await call("GET", [["600519"], ["510300"]], fields)).toEqual([
      [0.25, 11, 0.1, 2, 121 / 110 - 1, 2, 1],
      [0.72, -2, expect.objectContaining({ code: "#N/A" }), 1, 36 / 38 - 1, 0, 4],
    ]);
  });

  test.each([
    ["a Sunday", "2026-09-20", 121],
    ["a serial", 46283, 121],
    ["20260917", 20260917, 110],
    ["2026/9/16", "2026/9/16", 100],
  ])("%s is the session on it, or the one before", async (_, date, balance) => {
    const { call } = start();
    expect(await call("GET", "600519", "RZYE", date)).toEqual([[balance]]);
  });

  test.each([
    ["a session that is not disclosed yet", "2026-09-21", "2026-09-21 is not disclosed yet"],
    ["a day before the first", "2026-09-15", "nothing of 2026-09-15"],
  ])("%s has no answer, and the error says why", async (_, date, text) => {
    const { call } = start();
    const rows = await call("GET", "600519", "RZYE", date);
    expect(codes(rows)).toEqual([["#N/A"]]);
    expect(message(rows)).toContain(text);
  });

  test("each cell of a spill has its own error, and the rest stands", async () => {
    const { call } = start();
    const given = [["600519"], [null], ["60000x"], [{ code: "#REF!" }], ["600000"]];
    const rows = await call("GET", given, [["RZYE", "short_ratio", "nonsense", "volume"]]);
    expect(codes(rows)).toEqual([
      [121, 0, "#VALUE!", "#N/A"],
      ["#N/A", "#N/A", "#N/A", "#N/A"],
      ["#VALUE!", "#VALUE!", "#VALUE!", "#VALUE!"],
      ["#VALUE!", "#VALUE!", "#VALUE!", "#VALUE!"],
      ["#VALUE!", "#VALUE!", "#VALUE!", "#VALUE!"],
    ]);
    const textOf = (row: number, column: number) => message([[rows[row]![column]]]);
    expect(textOf(0, 2)).toContain('"nonsense"');
    expect(textOf(0, 3)).toContain("600519.SH has no Volume on 2026-09-18");
    expect(textOf(2, 0)).toContain('"60000x"');
    expect(textOf(4, 0)).toContain("600000.SH");
  });

  test("a security that is known and was absent on the day has no answer, and the error says so", async () => {
    const { call } = start();
    const rows = await call("GET", "000001", "RZYE", "2026-09-17");
    expect(codes(rows)).toEqual([["#N/A"]]);
    expect(message(rows)).toContain("000001.SZ has no margin trading data on 2026-09-17");
  });

  test("a field of the market is refused, and the error names the function for it", async () => {
    const { call } = start();
    expect(message(await call("GET", "600519", "投资者", "2026-09-18"))).toContain("there is no field");
    expect(message(await call("GET", "600519", "investors"))).toContain("RZRQ.MARKET");
  });

  test("50,000 codes are one call and one request", async () => {
    const { call, server } = start();
    const rows = await call(
      "GET",
      Array.from({ length: 50_000 }, (_, row) => [["600519", "000001"][row % 2]]),
      "RZYE",
    );
    expect([rows.length, rows[49_998], rows[49_999]]).toEqual([50_000, [121], [50]]);
    expect(server.requests).toEqual(["edition", "days/2026-09-18@3"]);
  });

  test("what is wrong is said in the words of the function that was called, whichever read it before", async () => {
    const { call } = start();
    const [code, field] = ["60051x", ""];
    const told = [
      message(await call("HIST", code, "RZYE", "2026-09-17")),
      message(await call("GET", code, "RZYE")),
      message(await call("RANKING", field)),
      message(await call("GET", "600519", field)),
    ];
    expect(told).toEqual([
      expect.stringMatching(/^security .+ must be one code/),
      expect.stringMatching(/^securities .+ must be codes/),
      expect.stringMatching(/^field .+ expected one field/),
      expect.stringMatching(/^fields .+ expected ids/),
    ]);
  });

  test("a whole column is refused: most of it would be empty", async () => {
    const { call } = start();
    const rows = await call("GET", new Array(1_048_576).fill([null]), "RZYE");
    expect(codes(rows)).toEqual([["#VALUE!"]]);
    expect(message(rows)).toContain("1048576 cells");
  });

  test("more cells than one call may fill are refused", async () => {
    const { call, server } = start();
    const rows = await call("GET", new Array(500_001).fill(["600519"]), [["RZYE", "RZMRE"]]);
    expect(message(rows)).toContain("500001 × 2");
    expect(server.requests).toEqual(["edition"]);
  });

  test("numbers bring their formats and levels their words where the host takes them, up to 1,000 cells", async () => {
    const { call } = start({ display: { language: "zh", formattedNumbers: true } });
    expect(await call("GET", "600519", [["margin_ratio", "warn_level"]])).toEqual([
      [
        { type: "FormattedNumber", basicValue: 0.25, numberFormat: "0.00%" },
        { type: "FormattedNumber", basicValue: 2, numberFormat: '"预警"' },
      ],
    ]);
    const many = await call(
      "GET",
      Array.from({ length: 501 }, () => ["600519"]),
      [["RZYE", "margin_ratio"]],
    );
    expect(many.flat().filter((cell) => typeof cell === "object")).toEqual([]);
  });

  test("an omitted date is the newest complete day, though a later one has begun", async () => {
    const partial = { ...MARKET_DAYS[0]!, date: "2026-09-21" as never, exchange: "BSE" as const, edition: 4 };
    const server = createFakeDataServer({ days: [...MARKET_DAYS, partial], due: ["SSE"] });
    const { call } = dataFunctionsOver(server.fetch);
    expect(await call("GET", "600519", "RZYE")).toEqual([[121]]);
  });
});
