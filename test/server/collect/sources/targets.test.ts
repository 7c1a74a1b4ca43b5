import { describe, expect, test } from "vitest";
import type { TradingDate } from "../../../../src/core/market/trading-date.ts";
import { createBseSource } from "../../../../src/server/collect/sources/bse/index.ts";
import { createSzseSource } from "../../../../src/server/collect/sources/szse/index.ts";
import { writeInlineXlsx } from "../../../support/inline-xlsx.ts";
import { answering, collectAll } from "../../../support/recorded-exchange.ts";

const DAY = "2026-09-18" as TradingDate;
const LISTED = [
  { code: "000001", name: "平安银行", financing: "Y", short: "Y" },
  { code: "000004", name: "国华网安", financing: "N", short: "N" },
  { code: "000002", name: "万  科Ａ", financing: "Y", short: "" },
];

describe("Shenzhen's target list", () => {
  const report = (subname: string, recordcount = 3) =>
    JSON.stringify([
      {
        metadata: { catalogid: "1834_xxpl", tabkey: "tab1", subname, recordcount, cols: { zqdm: "证券代码" } },
        data: subname ? [{ zqdm: "000001" }, { zqdm: "000002" }] : [],
        error: null,
      },
    ]);
  const sheet = (rows = LISTED) =>
    new Uint8Array(
      writeInlineXlsx("标的证券信息", [
        ["证券代码", "证券简称", "融资标的", "融券标的", "当日可融资", "当日可融券", "融券卖出价格限制", "涨跌幅限制"],
        ...rows.map(({ code, name, financing, short }) => [code, name, financing, short, "Y", "N", "Y", "10%"]),
      ]),
    );
  const collect = (json: string, xlsx = sheet()) => {
    const fetch = answering((url) => (url.searchParams.get("SHOWTYPE") === "xlsx" ? xlsx : json));
    const source = createSzseSource({ fetch, pauseMs: 0 });
    return collectAll(source.collect({ dataset: "targets", exchange: "SZSE", dates: [DAY] }));
  };

  test("says of each security whether it can be financed and sold short", async () => {
    expect(await collect(report(DAY))).toMatchObject([
      {
        disclosure: {
          dataset: "targets",
          rows: [
            { code: "000001", financing_target: 1, short_target: 1 },
            { code: "000002", financing_target: 1, short_target: null },
            { code: "000004", financing_target: 0, short_target: 0 },
          ],
        },
      },
    ]);
  });

  test("is not disclosed where the report is empty", async () => {
    expect(await collect(report(""))).toMatchObject([{ status: "notDisclosed" }]);
  });

  test.each([
    ["the report is of another day", report("2026-09-17"), sheet(), "2026-09-17"],
    ["rows are missing", report(DAY, 4), sheet(), "4"],
    ["the sheet is another list", report(DAY, 1), sheet(LISTED.slice(1, 2)), "000001"],
    ["a flag is neither Y nor N", report(DAY), sheet([...LISTED.slice(1), { ...LISTED[0]!, short: "是" }]), "融券标的"],
    ["a security stands twice", report(DAY), sheet([LISTED[0]!, LISTED[2]!, LISTED[0]!]), "000001"],
  ])("is refused where %s", async (_why, json, xlsx, told) => {
    await expect(collect(json, xlsx)).rejects.toThrow(told);
  });
});

describe("Beijing's target list", () => {
  const row = (zqdm: string, rzbd: string, rqbd: string) => ({
    zqdm,
    zqjc: "示例",
    rzbd,
    rqbd,
    drkrz: "Y",
    drkrq: "N",
  });
  const page = (number: number, content: object[]) => ({ content, number, totalPages: 2, totalElements: 3 });
  const pages = [page(0, [row("920002", "Y", "N"), row("920000", "Y", "Y")]), page(1, [row("920005", "N", "N")])];
  const collect = (answer: (index: number) => string) => {
    const fetch = answering((url, init) => {
      if (url.pathname.endsWith(".html")) return "<!DOCTYPE html>";
      return answer(Number(new URLSearchParams(init.body as URLSearchParams).get("page")));
    });
    return collectAll(
      createBseSource({ fetch, pauseMs: 0 }).collect({ dataset: "targets", exchange: "BSE", dates: [DAY] }),
    );
  };

  test("is read page by page", async () => {
    expect(await collect((index) => `cb([${JSON.stringify([pages[index]])}, '${DAY}'])`)).toMatchObject([
      {
        disclosure: {
          rows: [
            { code: "920000", financing_target: 1, short_target: 1 },
            { code: "920002", financing_target: 1, short_target: 0 },
            { code: "920005", financing_target: 0, short_target: 0 },
          ],
        },
      },
    ]);
  });

  test("is not disclosed where it is empty, and refused where it is of another day", async () => {
    expect(await collect(() => "cb([[], ''])")).toMatchObject([{ status: "notDisclosed" }]);
    await expect(collect((index) => `cb([${JSON.stringify([pages[index]])}, '2026-09-17'])`)).rejects.toThrow(
      "2026-09-17",
    );
  });
});
