import { readFileSync } from "node:fs";
import type { TableCell } from "./table-files.ts";

/** A file of `test/fixtures/import`. */
export const fileOf = (name: string): Uint8Array =>
  readFileSync(new URL(`../fixtures/import/${name}`, import.meta.url));

/** The two sheets of the SSE's own file: totals of 2026-06-18, and one security (of 2026-09-30). */
export const SSE_SHEETS: Readonly<Record<string, readonly TableCell[][]>> = {
  汇总信息: [
    [
      "本日融资余额(元)",
      "本日融资买入额(元)",
      "本日融券余量",
      "本日融券余量金额(元)",
      "本日融券卖出量",
      "本日融资融券余额(元)",
    ],
    [1_495_185_799_372, 179_607_982_680, 2_444_063_656, 14_089_378_242, 41_813_060, 1_509_275_177_614],
    [],
    ["注：本表格同时包含融资融券汇总信息及明细信息"],
  ],
  明细信息: [
    [
      "标的证券代码",
      "标的证券简称",
      "本日融资余额(元)",
      "本日融资买入额(元)",
      "本日融资偿还额(元)",
      "本日融券余量",
      "本日融券卖出量",
      "本日融券偿还量",
    ],
    ["600519", "贵州茅台", "17233521533", 300_349_909, 385_446_299, 202_648, 1_100, 11_300],
  ],
};

export const SZSE_HEADINGS = [
  "证券代码",
  "证券简称",
  "融资买入额(元)",
  "融资余额(元)",
  "融券卖出量(股/份)",
  "融券余量(股/份)",
  "融券余额(元)",
  "融资融券余额(元)",
] as const;

/** Three securities of the SZSE on 2015-04-20. */
export const SZSE_LIST: readonly (readonly string[])[] = [
  SZSE_HEADINGS,
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
  ["000012", "南&nbsp;&nbsp;玻Ａ", "0", "710,082,271", "0", "665,743", "7,236,626", "717,318,897"],
];
