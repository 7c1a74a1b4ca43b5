import { describe, expect, onTestFinished, test } from "vitest";
import type { MarginFigures } from "../../../../src/contracts/rows.ts";
import { MARGIN_FIELD_IDS } from "../../../../src/core/fields/catalogue.ts";
import type { TradingDate } from "../../../../src/core/market/trading-date.ts";
import { importFile, type ImportedFile } from "../../../../src/server/collect/import/import-file.ts";
import type { ImportOptions } from "../../../../src/server/collect/import/import-options.ts";
import { landImport } from "../../../../src/server/collect/import/land-import.ts";
import { openDuckdbStore } from "../../../../src/server/store/duckdb/index.ts";
import { textTable, workbook } from "../../../support/table-files.ts";

const DAY = "2026-07-31" as TradingDate;
const OPTIONS: ImportOptions = {
  name: "list.xlsx",
  scope: "SZSE",
  date: DAY,
  today: "2026-11-20" as TradingDate,
  fetchedAt: "2026-11-20T01:00:00.000Z",
};

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

const importWith = (bytes: Uint8Array, options: Partial<ImportOptions> = {}): ImportedFile =>
  importFile(bytes, { ...OPTIONS, ...options });

describe("a list of securities", () => {
  test("becomes the details of one exchange on one day", () => {
    const { disclosures, report } = importWith(LIST);
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
    expect(report).toMatchObject({ dataset: "details", securities: 2, days: [DAY] });
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

  test.each<[string, Uint8Array, Partial<ImportOptions>, RegExp]>([
    ["no exchange", LIST, { scope: "ALL" }, /--exchange SSE, SZSE or BSE/],
    ["the wrong exchange", LIST, { scope: "SSE" }, /Row 2: “000001” is no code .* of SSE/],
    [
      "two days",
      textTable("交易日期,证券代码,融资余额(元)", "2026-07-30,000001,1", "2026-07-31,000002,1"),
      {},
      /Row 2 is of 2026-07-30, row 3 of 2026-07-31/,
    ],
    ["one code twice", textTable("证券代码,融资余额(元)", "000001,1", "1,1"), {}, /Rows 2 and 3 are both 000001/],
    ["no code", textTable("证券代码,融资余额(元)", "平安银行,1"), {}, /Row 2: “平安银行” is no code/],
    [
      "balances that do not add up",
      textTable("证券代码,融资余额(元),融券余额(元),融资融券余额(元)", "000001,5,5,11"),
      {},
      /Row 2: 融资余额 5 \+ 融券余额 5 = 10/,
    ],
  ])("is refused with %s", (_, bytes, options, sentence) => {
    expect(() => importWith(bytes, options)).toThrow(sentence);
  });
});

describe("landing a list of securities", () => {
  async function landWithTotal(balance: number | null): Promise<unknown> {
    const store = await openDuckdbStore(":memory:");
    onTestFinished(() => store.close());
    const nothing = Object.fromEntries(MARGIN_FIELD_IDS.map((id) => [id, null])) as MarginFigures;
    if (balance !== null) {
      const figures = { ...nothing, financing_balance: balance };
      const { fetchedAt } = OPTIONS;
      await store.land([{ dataset: "totals", exchange: "SZSE", date: DAY, source: "SZSE", fetchedAt, figures }]);
    }
    return landImport(store, importWith(LIST));
  }

  test("stores a list that adds up to the day's total", async () => {
    expect(await landWithTotal(LIST_SUM)).toEqual(["landed"]);
    expect(await landWithTotal(Math.ceil(LIST_SUM * 1.005))).toEqual(["landed"]);
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
});
