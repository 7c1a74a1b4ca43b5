import { describe, expect, test } from "vitest";
import type { ImportPreview } from "../../../../src/contracts/import.ts";
import type { MarketRow } from "../../../../src/contracts/rows.ts";
import type { ImportedFile } from "../../../../src/server/collect/import/import-file.ts";
import { landImport } from "../../../../src/server/collect/import/land-import.ts";
import type { Disclosure } from "../../../../src/server/collect/source.ts";
import { day, marginFigures, securityRow } from "../../../support/disclosures.ts";
import { asked, importing, type Given } from "../../../support/importing.ts";
import { textTable, workbook } from "../../../support/table-files.ts";

const DAY = day("2026-07-31");

/** The form of the SZSE's own file: text grouped by commas, names padded with `&nbsp;`. */
const LIST = workbook({
  融资融券交易明细: [
    [
      "证券代码",
      "证券简称",
      "融资买入额(元)",
      "融资余额(元)",
      "融券卖出量(股/份)",
      "融券余量(股/份)",
      "融券余额(元)",
      "融资融券余额(元)",
    ],
    ["000001", "平安银行", "914,150,095", "5,960,345,469", "9,598,977", "1,898,697", "30,948,760", "5,991,294,229"],
    [
      "000002",
      "万&nbsp;&nbsp;科Ａ",
      "1,602,572,463",
      "7,422,963,456",
      "14,532,967",
      "2,843,656",
      "40,408,351",
      "7,463,371,807",
    ],
  ],
});
const LIST_SUM = 5_960_345_469 + 7_422_963_456;

const importWith = (bytes: Uint8Array, given: Given = {}): ImportedFile =>
  importing(bytes, { name: "list.xlsx", date: DAY, ...given });

describe("a list of securities", () => {
  test("becomes the details of one exchange on one day", () => {
    const { disclosures, preview } = importWith(LIST);
    expect(disclosures).toMatchObject([{ dataset: "details", exchange: "SZSE", date: DAY, source: "file:list.xlsx" }]);
    expect(disclosures[0]).toHaveProperty("rows.1", {
      code: "000002",
      name: "万  科Ａ",
      financing_balance: 7_422_963_456,
      financing_buy: 1_602_572_463,
      financing_repay: null,
      short_balance: 40_408_351,
      short_shares: 2_843_656,
      short_sold: 14_532_967,
      short_returned: null,
      margin_balance: 7_463_371_807,
    });
    expect(preview.origin.id).toBe("szse");
    expect(preview.tables).toMatchObject([
      { kind: "details", securities: 2, exchanges: ["SZSE"], days: { first: DAY, last: DAY, count: 1 } },
    ]);
  });

  test("takes codes as terminals and spreadsheets write them", () => {
    const codes = (...written: string[]): unknown => {
      const lines = written.map((code) => `${code},1`);
      const [disclosure] = importWith(
        textTable("证券代码\t融资余额(元)", ...lines.map((line) => line.replace(",", "\t"))),
      ).disclosures;
      return disclosure?.dataset === "details" && disclosure.rows.map(({ code }) => code);
    };
    expect(codes('="000001"', "2", "000012.SZ", "SZ300124")).toEqual(["000001", "000002", "000012", "300124"]);
  });

  test("of several days and exchanges becomes one list for each", () => {
    const { disclosures } = importing(
      textTable("交易日期,证券代码,融资余额(元)", "2026-07-30,000001,1", "2026-07-31,000001,2", "2026-07-31,600519,3"),
    );
    expect(disclosures.map(({ date, exchange }) => [date, exchange])).toEqual([
      ["2026-07-30", "SZSE"],
      ["2026-07-31", "SZSE"],
      ["2026-07-31", "SSE"],
    ]);
  });

  test("brings the quotes that stand beside its figures", () => {
    const { disclosures } = importWith(
      textTable(
        "证券代码,融资余额(元),收盘价,流通市值(亿元),成交额(万元),成交量(手)",
        "000001,5960345469,11.5,2231.5,152340.5,1324700",
        "000002,7422963456,4.1,398.2,50000,1219512",
      ),
    );
    expect(disclosures.map(({ dataset }) => dataset)).toEqual(["details", "quotes"]);
    expect(disclosures[1]).toHaveProperty("rows.0", {
      code: "000001",
      name: "",
      close: 11.5,
      float_cap: 223_150_000_000,
      turnover: 1_523_405_000,
      volume: null,
    });
  });

  test("without a day asks for it, and guesses the one in the name", () => {
    const list = textTable("证券代码,融资余额(元)", "000001,1", "000002,2");
    expect(asked(importing(list, { name: "明细 2026-07-31.csv" }))).toEqual([["date", "2026-07-31"]]);
    expect(asked(importing(list, { name: "明细 2026-08-01.csv" }))).toEqual([["date", null]]);
  });

  test.each<[string, Uint8Array, Given, RegExp]>([
    ["the wrong exchange", LIST, { exchange: "SSE" }, /file of SZSE.*you said SSE/],
    [
      "a code of another exchange",
      textTable("证券代码,融资余额(元)", "600519,1", "000001,1"),
      { exchange: "SSE" },
      /Row 3: “000001” is no code .* of SSE/,
    ],
    [
      "one code twice",
      textTable("证券代码,融资余额(元)", "000001,1", "000002,3", "1,1"),
      {},
      /Rows 2 and 4 are both 000001/,
    ],
    ["no code", textTable("证券代码,融资余额(元)", "平安银行,1", "万科,2"), {}, /Row 2: “平安银行” is no code/],
    [
      "balances that do not add up",
      textTable("证券代码,融资余额(元),融券余额(元),融资融券余额(元)", "000001,5,5,12"),
      {},
      /Row 2: 融资余额 5 \+ 融券余额 5 = 10/,
    ],
  ])("is refused with %s", (_, bytes, given, sentence) => {
    expect(() => importWith(bytes, given)).toThrow(sentence);
  });
});

describe("landing a list of securities", () => {
  /** A store that holds the total of the day, or nothing, and keeps what it is given. */
  function storeWith(balance: number | null) {
    const landed: Disclosure[] = [];
    const row = {
      date: DAY,
      exchange: "SZSE",
      source: "SZSE",
      fetched_at: "",
      revision: 1,
      turnover: null,
      float_cap: null,
    };
    const totals = balance === null ? [] : [{ ...row, ...marginFigures({ financing_balance: balance }) } as MarketRow];
    const store = {
      land: (disclosures: readonly Disclosure[]) => {
        landed.push(...disclosures);
        return Promise.resolve(disclosures.map(() => "landed" as const));
      },
      totals: () => Promise.resolve(totals),
      details: () => Promise.resolve(null),
    };
    return { store, landed };
  }

  const landWithTotal = async (balance: number | null): Promise<ImportPreview["stored"]> =>
    (await landImport(storeWith(balance).store, importWith(LIST))).stored;

  test("stores a list that adds up to the day's total", async () => {
    expect(await landWithTotal(LIST_SUM)).toEqual({ landed: 1, revised: 0, unchanged: 0 });
    expect(await landWithTotal(Math.ceil(LIST_SUM * 1.005))).toEqual({ landed: 1, revised: 0, unchanged: 0 });
  });

  test("refuses a part of the list, and one that exceeds the total", async () => {
    await expect(landWithTotal(LIST_SUM * 2)).rejects.toThrow(/50\.0% of the .* complete list/);
    await expect(landWithTotal(LIST_SUM - 5_000_000)).rejects.toThrow(/complete list/);
  });

  test("refuses a list where the total is unknown, and says how to get it", async () => {
    await expect(landWithTotal(null)).rejects.toThrow(
      /rzrq collect --date 2026-07-31 --exchange SZSE --dataset totals/,
    );
  });

  test("the exchange's own file brings the total that its list is checked with", async () => {
    const file = (total: number) =>
      importing(
        workbook(
          {
            汇总信息: [
              ["本日融资余额(元)", "本日融券余量"],
              [total, 2_444_063_656],
            ],
            明细信息: [
              ["标的证券代码", "标的证券简称", "本日融资余额(元)"],
              ["600519", "贵州茅台", 17_233_521_533],
              ["601318", "中国平安", 20_000_000_000],
            ],
          },
          "biff8",
        ),
        { name: "rzrqjygk20130618.xls" },
      );
    const { store, landed } = storeWith(null);
    await landImport(store, file(37_300_000_000));
    expect(landed.map(({ dataset, exchange, date }) => [dataset, exchange, date])).toEqual([
      ["totals", "SSE", "2013-06-18"],
      ["details", "SSE", "2013-06-18"],
    ]);
    await expect(landImport(storeWith(null).store, file(137_300_000_000))).rejects.toThrow(/complete list/);
  });

  test("quotes alone must cover the details of their day", async () => {
    const quoted = Array.from({ length: 101 }, (_, place) => String(place + 1).padStart(6, "0"));
    const quotes = importing(textTable("交易日期,证券代码,收盘价", ...quoted.map((code) => `2026-07-31,${code},11.5`)));
    await expect(landImport(storeWith(1).store, quotes)).rejects.toThrow(
      /details of SZSE on 2026-07-31 are not stored/,
    );
    const details = (...codes: string[]) => ({
      ...storeWith(1).store,
      details: () =>
        Promise.resolve({ source: "SZSE", fetched_at: "", revision: 1, rows: codes.map((code) => securityRow(code)) }),
    });
    await expect(landImport(details("000001", "002594"), quotes)).rejects.toThrow(/lack 1 of the 2/);
    expect((await landImport(details("000001"), quotes)).stored).toEqual({ landed: 1, revised: 0, unchanged: 0 });
  });

  test("an open question stores nothing", async () => {
    const { store, landed } = storeWith(LIST_SUM);
    const open = importing(textTable("证券代码,融资余额(元)", "000001,1", "000002,2"));
    expect((await landImport(store, open)).stored).toBeNull();
    expect(landed).toEqual([]);
  });
});
