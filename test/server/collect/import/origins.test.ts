import { describe, expect, test } from "vitest";
import { day } from "../../../support/disclosures.ts";
import { encodeGbk } from "../../../support/gbk.ts";
import { asked, figuresOf, importing, refusalOf } from "../../../support/importing.ts";
import { writeInlineXlsx } from "../../../support/inline-xlsx.ts";
import { fileOf, SSE_SHEETS, SZSE_HEADINGS, SZSE_LIST } from "../../../support/import-files.ts";
import { textTable, workbook } from "../../../support/table-files.ts";

const rowOf = (imported: ReturnType<typeof importing>, index = 0, row = 0): unknown => {
  const disclosure = imported.disclosures[index];
  return disclosure && "rows" in disclosure ? disclosure.rows[row] : undefined;
};

describe("the SSE's .xls", () => {
  const bytes = workbook(SSE_SHEETS, "biff8");
  const imported = importing(bytes, { name: "rzrqjygk20260618.xls" });

  test("gives the totals and the details of the day in its name", () => {
    expect(imported.preview.origin.id).toBe("sse");
    expect(imported.disclosures.map(({ dataset, exchange, date }) => [dataset, exchange, date])).toEqual([
      ["totals", "SSE", "2026-06-18"],
      ["details", "SSE", "2026-06-18"],
    ]);
    expect(figuresOf(imported)).toEqual({
      financing_balance: 1_495_185_799_372,
      financing_buy: 179_607_982_680,
      financing_repay: null,
      short_balance: 14_089_378_242,
      short_shares: 2_444_063_656,
      short_sold: 41_813_060,
      short_returned: null,
      margin_balance: 1_509_275_177_614,
    });
    expect(rowOf(imported, 1)).toEqual({
      code: "600519",
      name: "贵州茅台",
      financing_balance: 17_233_521_533,
      financing_buy: 300_349_909,
      financing_repay: 385_446_299,
      short_balance: null,
      short_shares: 202_648,
      short_sold: 1_100,
      short_returned: 11_300,
      margin_balance: null,
    });
  });

  test("tells the note that it dropped, and whose word the unit of volumes is", () => {
    expect(imported.preview.left_out.map(({ what }) => what.zh)).toContain(
      "第 4 行“注：本表格同时包含融资融券汇总信息及明细信息”",
    );
    const [totals] = imported.preview.tables;
    expect(totals?.columns.find(({ field }) => field === "short_shares")).toMatchObject({
      unit: "股",
      unit_from: "origin",
    });
  });

  test("under another name asks for the day; the user's word must not contradict the name", () => {
    expect(asked(importing(bytes, { name: "上交所.xls" }))).toEqual([["date", null]]);
    expect(importing(bytes, { name: "上交所.xls", date: day("2026-06-18") }).disclosures).toHaveLength(2);
    expect(refusalOf(bytes, { name: "rzrqjygk20260618.xls", date: day("2026-06-17") }).zh).toMatch(
      /文件写明是 2026-06-18 的数据，您指明的是 2026-06-17/,
    );
  });
});

describe("the SZSE's .xlsx", () => {
  test("is read as the exchange writes it: inline text, grouped digits, padded names", () => {
    const bytes = writeInlineXlsx("融资融券交易明细", SZSE_LIST);
    const imported = importing(bytes, { name: "融资融券交易明细2015-04-20.xlsx" });
    expect(imported.preview.origin.id).toBe("szse");
    expect(imported.preview.tables).toMatchObject([
      { kind: "details", exchanges: ["SZSE"], securities: 3, days: { first: "2015-04-20" } },
    ]);
    expect(rowOf(imported, 0, 1)).toMatchObject({ code: "000002", name: "万  科Ａ", short_sold: 14_532_967 });
  });

  test("with totals has no day inside: it is asked for", () => {
    const [, , ...headings] = SZSE_HEADINGS;
    const bytes = writeInlineXlsx("融资融券交易总量", [
      headings,
      ["76,914,000,000", "1,248,916,000,000", "25,000,000", "981,000,000", "7,963,000,000", "1,256,879,000,000"],
    ]);
    expect(asked(importing(bytes, { name: "总量.xlsx" }))).toEqual([["date", null]]);
    const imported = importing(bytes, { name: "总量.xlsx", date: day("2026-09-18") });
    expect(imported.disclosures).toMatchObject([{ dataset: "totals", exchange: "SZSE", date: "2026-09-18" }]);
    expect(figuresOf(imported)).toMatchObject({ financing_balance: 1_248_916_000_000, financing_repay: null });
  });
});

test("the BSE's .xls names its day in the last row", () => {
  const bytes = workbook(
    {
      Sheet1: [
        [
          "证券代码",
          "证券简称",
          "融资买入额(元)",
          "融资余额(元)",
          "融券卖出量(股)",
          "融券余量(股)",
          "融券余额(元)",
          "融资融券余额(元)",
        ],
        ["920000", "安徽凤凰", 840_755, 9_269_780, 0, 0, 0, 9_269_780],
        ["920002", "万达轴承", 5_000_000, 80_000_000, 0, 0, 0, 80_000_000],
        ["日期：2026-07-21"],
      ],
    },
    "biff8",
  );
  const imported = importing(bytes, { name: "融资融券明细.xls" });
  expect(imported.preview.origin.id).toBe("bse");
  expect(imported.disclosures).toMatchObject([{ dataset: "details", exchange: "BSE", date: "2026-07-21" }]);
});

describe("Eastmoney", () => {
  const history = fileOf("eastmoney-history.csv");

  test("history of one security: the code from the name, or asked for", () => {
    const imported = importing(history, { name: "300124_融资融券.csv" });
    expect(imported.preview).toMatchObject({
      origin: { id: "eastmoney" },
      tables: [{ kind: "part", exchanges: ["SZSE"], securities: 1, days: { count: 1 } }],
    });
    expect(rowOf(imported)).toMatchObject({ code: "300124", financing_balance: 683_707_523, short_shares: 3_780_420 });
    expect(asked(importing(history, { name: "export.csv" }))).toEqual([["code", null]]);
    expect(importing(history, { name: "export.csv", code: "300124" }).preview.questions).toEqual([]);
  });

  test("percentages are named as such and never taken as amounts", () => {
    const { left_out } = importing(history, { name: "300124.csv" }).preview;
    const percent = left_out.filter(({ why }) => why.zh.startsWith("是百分比")).map(({ what }) => what.zh);
    expect(percent).toEqual(["列“涨跌幅(%)”", "列“融资余额占流通市值比(%)”"]);
  });

  test("figures as the screen shows them are taken with a warning", () => {
    const imported = importing(
      textTable("交易日期,融资余额,融资净买入,融券余额", "2026-01-05,2.54万亿,192.66亿,172.26亿", ""),
      { exchange: "ALL" },
    );
    expect(imported.preview.origin.id).toBe("eastmoney");
    expect(figuresOf(imported)).toMatchObject({ financing_balance: 2_540_000_000_000, short_balance: 17_226_000_000 });
    expect(imported.preview.warnings[0]?.zh).toMatch(/屏幕上舍入过的数字.*最后一位相当于 10000000000/);
  });
});

describe("Wind", () => {
  test("a table of one security with codes, digits grouped, and a footer", () => {
    const imported = importing(fileOf("wind-stock.csv"));
    expect(imported.preview).toMatchObject({
      origin: { id: "wind" },
      tables: [{ kind: "part", exchanges: ["SZSE"] }],
    });
    expect(rowOf(imported)).toMatchObject({ code: "300124", name: "汇川技术", financing_buy: 25_179_369 });
  });

  test("headings that hold the day and the unit", () => {
    const heading = (name: string, unit: string) => `"${name}\n[交易日期] 2026-07-31\n[单位] ${unit}"`;
    const imported = importing(
      textTable(
        ["证券代码", "证券简称", heading("融资余额", "万元"), heading("融券余量", "股")].join(","),
        "600519.SH,贵州茅台,1723352.1533,202648",
        "601318.SH,中国平安,2000000,1000",
        "数据来源：Wind",
      ),
    );
    expect(imported.disclosures).toMatchObject([{ dataset: "details", exchange: "SSE", date: "2026-07-31" }]);
    expect(rowOf(imported)).toMatchObject({ financing_balance: 17_233_521_533, short_shares: 202_648 });
  });

  test("its set of market totals, where margin_balance is 融资余额", () => {
    const imported = importing(fileOf("wind-set.csv"));
    expect(imported.preview.origin.id).toBe("wind-set");
    expect(imported.disclosures).toMatchObject([{ dataset: "totals", exchange: "ALL", date: "2026-08-19" }]);
    expect(figuresOf(imported)).toMatchObject({
      financing_balance: 2_641_151_435_294,
      financing_buy: 215_511_837_044,
      financing_repay: 245_229_311_142,
      margin_balance: null,
    });
  });
});

test("Choice writes the units in a row of their own, and says so at the end", () => {
  const imported = importing(
    textTable(
      "指标名称,融资余额,融资融券余额,融资余额占比",
      "频率,日,日,日",
      "单位,亿元,亿元,%",
      "2026-01-05,25434.22,25606.48,2.4",
      "数据来源：东方财富Choice数据",
    ),
    { exchange: "ALL" },
  );
  expect(imported.preview.origin.id).toBe("choice");
  expect(figuresOf(imported)).toMatchObject({
    financing_balance: 2_543_422_000_000,
    margin_balance: 2_560_648_000_000,
  });
  expect(imported.preview.tables[0]?.columns.map(({ unit, unit_from }) => [unit, unit_from])).toEqual([
    ["亿元", "row"],
    ["亿元", "row"],
  ]);
});

test("iFinD is known by its footer", () => {
  const bytes = textTable("日期,融资余额(亿元)", "2026-01-05,25434.22", "数据来源：同花顺iFinD");
  expect(importing(bytes, { exchange: "ALL" }).preview.origin.id).toBe("ifind");
});

describe("通达信", () => {
  test("an F10 text in GBK: the one box of the section, in 万元 and 万股", () => {
    const bytes = encodeGbk(new TextDecoder().decode(fileOf("tdx-f10.txt")));
    const imported = importing(bytes, { name: "SZ300124.txt" });
    expect(imported.preview).toMatchObject({ origin: { id: "tdx-f10" }, tables: [{ kind: "part", rows: 2 }] });
    expect(rowOf(imported)).toMatchObject({
      code: "300124",
      financing_balance: 4_742_129_500,
      financing_buy: 215_335_100,
      short_balance: 1_000_000,
      short_sold: 20_000,
      margin_balance: 4_743_129_500,
    });
    // The line of the file, not of the section.
    expect(imported.preview.tables[0]?.sample[0]?.row).toBe(9);
  });

  test("an F10 text with a volume that only a wrong unit explains is warned of", () => {
    const text = new TextDecoder().decode(fileOf("tdx-f10.txt")).replace("融券卖出量(万股)", "融券卖出量(亿股)");
    const { preview } = importing(encodeGbk(text), { name: "SZ300124.txt" });
    expect(preview.warnings[0]?.en).toBe(
      "融券卖出量 is unusually large in 2 rows, such as 200000000 shares in row 9: check the unit.",
    );
  });

  test("a table export: tabs and GBK under .xls, codes as formulas", () => {
    const bytes = encodeGbk(
      '代码\t名称\t融资余额(万元)\t融券余量(万股)\r\n="600519"\t贵州茅台\t1723352.15\t20.26\r\n="601318"\t中国平安\t--\t0\r\n数据来源:通达信\r\n',
    );
    const imported = importing(bytes, { name: "两融20260731.xls", date: day("2026-07-31") });
    expect(imported.preview.origin.id).toBe("tdx");
    expect(rowOf(imported)).toMatchObject({ code: "600519", financing_balance: 17_233_521_500, short_shares: 202_600 });
    expect(rowOf(imported, 0, 1)).toMatchObject({ code: "601318", financing_balance: null, short_shares: 0 });
  });
});

describe("tables that programs write", () => {
  test("Tushare's totals by exchange, in 元 by its documentation", () => {
    const imported = importing(
      textTable(
        ",trade_date,exchange_id,rzye,rzmre,rzche,rqye,rqmcl,rzrqye,rqyl",
        "0,20260731,SSE,1323258064454.0,88698958005.0,92839162221.0,14206903655.0,61245319.0,1337464968109.0,2635307852.0",
        "1,20260731,BSE,8675158673.0,460725057.0,,8180.0,0.0,8675166853.0,400.0",
      ),
    );
    expect(imported.preview.origin.id).toBe("tushare");
    expect(imported.disclosures.map(({ exchange }) => exchange)).toEqual(["SSE", "BSE"]);
    expect(figuresOf(imported, 1)).toMatchObject({ financing_repay: null, short_shares: 400 });
  });

  test("AKShare's table of the SSE", () => {
    const imported = importing(
      textTable(
        "信用交易日期,融资余额,融资买入额,融券余量,融券余量金额",
        "20260618,1495185799372,179607982680,2444063656,14089378242",
      ),
    );
    expect(imported.preview.origin.id).toBe("akshare-sse");
    expect(imported.disclosures).toMatchObject([{ exchange: "SSE", dataset: "totals" }]);
  });
});
