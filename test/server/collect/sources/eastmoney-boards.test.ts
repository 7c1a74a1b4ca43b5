import { describe, expect, test } from "vitest";
import { createEastmoneySource } from "../../../../src/server/collect/sources/eastmoney/index.ts";
import type { TradingDate } from "../../../../src/core/market/trading-date.ts";
import { answering, collectAll, fixtureJson } from "../../../support/recorded-exchange.ts";

type Row = Record<string, string | number | null>;
interface Report {
  readonly result: { readonly data: Row[] };
}

const DAY = "2023-05-23" as TradingDate;
const recorded = (report: string): Row =>
  (fixtureJson(`eastmoney/boards-SZSE-20230523.${report}.json`) as Report).result.data[0]!;
const [BOARD, MEMBER, LISTED] = [recorded("bkjymxn"), recorded("boardtype"), recorded("ggmx")];

const reportOf = (data: readonly Row[]) =>
  data.length === 0
    ? { result: null, success: false, message: "返回数据为空", code: 9201 }
    : { result: { pages: 1, count: data.length, data }, success: true, message: "ok", code: 0 };

/** The boards of a day at an exchange, from reports given by the last part of their names. */
async function collect(reports: Readonly<Record<string, readonly Row[]>>, { concepts = false } = {}) {
  const asked: string[] = [];
  const given: Readonly<Record<string, readonly Row[]>> = {
    ...{ BKJYMXN: [BOARD], BOARDTYPE: [MEMBER], GGMX: [LISTED] },
    ...reports,
  };
  const fetch = answering(({ searchParams }) => {
    asked.push(searchParams.get("filter")!);
    const rows = given[searchParams.get("reportName")!.split("_").at(-1)!]!;
    const kind = /BOARD_TYPE_CODE="(\d+)"/.exec(searchParams.get("filter")!)?.[1];
    const ofKind = concepts && kind ? rows.filter((row) => row["BOARD_TYPE_CODE"] === kind) : rows;
    return JSON.stringify(reportOf(ofKind));
  });
  const source = createEastmoneySource({ fetch, pauseMs: 0, concepts });
  const [answer] = await collectAll(source.collect({ dataset: "boards", exchange: "SZSE", dates: [DAY] }));
  const isRows = answer?.status === "disclosed" && answer.disclosure.dataset === "boards";
  return { asked, status: answer?.status, rows: isRows ? answer.disclosure.rows : [] };
}

test("members are asked for by the codes of the day's boards, and belong to the exchange of their code", async () => {
  const [inShanghai, bShare] = ["600030", "900901"].map((code) => ({ ...MEMBER, SECURITY_CODE: code }));
  const { asked, rows } = await collect({ BOARDTYPE: [MEMBER, inShanghai!, bShare!] });
  expect(asked).toEqual(['(BOARD_TYPE_CODE="004")', "(DATE='2023-05-23')", '(BOARD_CODE in ("153"))']);
  expect(rows).toEqual([{ code: "300124", name: "汇川技术", region_em: "广东板块", concepts_em: null }]);
});

test("concepts are read where they are wanted, several of a security, in order", async () => {
  const concepts = ["机器人概念", "工业互联"].map((BOARD_NAME, at) => ({
    ...{ ...BOARD, BOARD_CODE: `${1090 + at}`, BOARD_TYPE_CODE: "006" },
    BOARD_NAME,
  }));
  const members = [BOARD, ...concepts].map(({ BOARD_CODE, BOARD_NAME }) => ({ ...MEMBER, BOARD_CODE, BOARD_NAME }));
  const given = { BKJYMXN: [BOARD, ...concepts], BOARDTYPE: members };
  expect((await collect(given, { concepts: true })).rows).toEqual([
    { code: "300124", name: "汇川技术", region_em: "广东板块", concepts_em: "工业互联、机器人概念" },
  ]);
  expect((await collect({})).rows).toMatchObject([{ region_em: "广东板块", concepts_em: null }]);
});

test("boards of another day are none of the day asked, and nothing more is asked", async () => {
  const { asked, status } = await collect({ BKJYMXN: [{ ...BOARD, TRADE_DATE: "2023-05-22 00:00:00" }] });
  expect(status).toBe("notDisclosed");
  expect(asked).toHaveLength(1);
});

test("boards of a day whose margin list is not out yet are not disclosed", async () => {
  const { asked, status } = await collect({ GGMX: [] });
  expect(status).toBe("notDisclosed");
  expect(asked).toHaveLength(2);
});

test("a board whose balance is not that of its members is left out", async () => {
  const boards = Array.from({ length: 10 }, (_, at) => ({
    ...BOARD,
    BOARD_CODE: `${200 + at}`,
    BOARD_NAME: `板块${at}`,
  }));
  const members = boards.map(({ BOARD_CODE }, at) => ({ ...MEMBER, BOARD_CODE, SECURITY_CODE: `30010${at}` }));
  const listed = members.map(({ SECURITY_CODE }, at) => ({
    ...LISTED,
    SCODE: SECURITY_CODE,
    RZYE: at === 4 ? 5e8 : 683707523,
  }));
  const { rows } = await collect({ BKJYMXN: boards, BOARDTYPE: members, GGMX: listed });
  expect(rows.map(({ region_em }) => region_em)).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9].map((at) => `板块${at}`));
});

describe("refused with figures are", () => {
  test.each([
    ["boards in 万元", { BKJYMXN: [{ ...BOARD, FIN_BALANCE: 68370.7523 }] }, "广东板块: financing balance 68370.7523"],
    [
      "boards all in 万元",
      {
        BKJYMXN: [
          {
            ...BOARD,
            FIN_BALANCE: 68371,
            LOAN_BALANCE: 22894,
            MARGIN_BALANCE: 91265,
            NOTLIMITED_MARKETCAP_A: 14007387,
          },
        ],
      },
      "only 0 of 1 boards are those of their members; 广东板块 has 68371 and its members sum to 683707523",
    ],
    [
      "a float value of another unit",
      { BKJYMXN: [{ ...BOARD, NOTLIMITED_MARKETCAP_A: 14007386.8 }] },
      "is not the share given, 0.48810498 %",
    ],
    ["members of other boards", { BOARDTYPE: [{ ...MEMBER, BOARD_CODE: "154" }] }, "its members sum to 0"],
    [
      "boards of two days",
      { BKJYMXN: [BOARD, { ...BOARD, BOARD_CODE: "154", TRADE_DATE: "2023-05-22 00:00:00" }] },
      "2023-05-22",
    ],
    ["a board twice", { BKJYMXN: [BOARD, BOARD] }, "more than one row for 153"],
    [
      "a member twice",
      { BOARDTYPE: [MEMBER, { ...MEMBER, SECURITY_NAME_ABBR: "汇川" }], GGMX: [{ ...LISTED, RZYE: 341853762 }] },
      "more than one row for 300124",
    ],
    [
      "boards of another kind",
      { BKJYMXN: [{ ...BOARD, BOARD_TYPE_CODE: "006" }] },
      'gave "006" in the field BOARD_TYPE_CODE, expected 004',
    ],
    ["a board without a code", { BKJYMXN: [{ ...BOARD, BOARD_CODE: 'BK"' }] }, "in the field BOARD_CODE"],
  ] as const)("%s", async (_what, reports, told) => {
    await expect(collect(reports)).rejects.toThrow(told);
  });
});
