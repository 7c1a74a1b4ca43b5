import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SecurityRow } from "../../../src/contracts/rows.ts";
import type { Exchange } from "../../../src/core/market/exchange.ts";
import { runCheck } from "../../../src/server/cli/check-command.ts";
import type { Terminal } from "../../../src/server/cli/terminal.ts";
import { createSseSource } from "../../../src/server/collect/sources/sse/index.ts";
import { createSzseSource } from "../../../src/server/collect/sources/szse/index.ts";
import { readConfig } from "../../../src/server/config.ts";
import { openDuckdbStore } from "../../../src/server/store/duckdb/index.ts";
import type { Store } from "../../../src/server/store/store.ts";
import { day, detailsOf, securityRow } from "../../support/disclosures.ts";
import { startExchangeServer, type ExchangeServer } from "../../support/exchange-server.ts";
import { collectAll } from "../../support/recorded-exchange.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";

let server: ExchangeServer;
beforeAll(async () => {
  server = await startExchangeServer();
});
afterAll(() => server.close());

const RANGE = { from: day("2026-06-08"), to: day("2026-06-10") };
const nobody = "http://127.0.0.1:9";

async function check(
  data: string,
  code: string,
  { exchange = "SSE", url = server.url }: { exchange?: Exchange; url?: string } = {},
) {
  const said: string[] = [];
  const complained: string[] = [];
  const terminal: Terminal = {
    language: "zh",
    say: ({ zh }) => said.push(zh),
    complain: ({ zh }) => complained.push(zh),
    progress: () => undefined,
  };
  const urls = { RZRQ_SSE_URL: url, RZRQ_SZSE_URL: url, RZRQ_EASTMONEY_URL: url };
  const env = { RZRQ_DATA: data, RZRQ_PAUSE_MS: "0", ...urls };
  const isWell = await runCheck(
    [code === "SZSE" ? code : { code, exchange }],
    RANGE,
    readConfig(env),
    terminal,
    new AbortController().signal,
  );
  return { isWell, said, complained };
}

async function withStore<Result>(data: string, work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openDuckdbStore(join(data, "rzrq.duckdb"));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Two whole days of the SSE, in which 600519 is stored otherwise. */
const storeTwoDays = (data: string, otherwise: (row: SecurityRow, date: string) => Partial<SecurityRow>) =>
  withStore(data, async (store) => {
    const dates = [day("2026-06-08"), day("2026-06-09")];
    const answers = await collectAll(
      createSseSource({ baseUrl: server.url, pauseMs: 0 }).collect({ dataset: "details", exchange: "SSE", dates }),
    );
    for (const answer of answers) {
      if (answer.status !== "disclosed" || answer.disclosure.dataset !== "details") throw new Error("not disclosed");
      const { disclosure } = answer;
      const rows = disclosure.rows.map((row) =>
        row.code === "600519" ? { ...row, ...otherwise(row, disclosure.date) } : row,
      );
      await store.land([{ ...disclosure, rows }]);
    }
  });

test("tells what differs with both figures, fills in what is missing, and keeps the difference on record", async () => {
  const data = temporaryDirectory();
  await storeTwoDays(data, ({ financing_balance }, date) =>
    date === "2026-06-09" ? { financing_balance: financing_balance! + 1000 } : {},
  );
  const { isWell, said } = await check(data, "600519");
  expect(isWell).toBe(false);
  expect(said[0]).toBe(
    "600519 贵州茅台：上交所给出 3 个交易日（2026-06-08 至 2026-06-10），补入 1 日，1 处不一致，0 日只有本机有。",
  );
  expect(said[1]).toMatch(/^ {2}2026-06-09 融资余额：本机 [\d,]+，上交所 [\d,]+（相差 -1,000）$/);
  expect(said[2]).toContain("rzrq collect --dataset details --again --from 2026-06-09 --to 2026-06-09");

  await withStore(data, async (store) => {
    const series = await store.servedSeries("600519");
    expect(series?.dates).toEqual(["2026-06-08", "2026-06-09", "2026-06-10"]);
    expect(await store.disagreements(10)).toMatchObject([
      { date: "2026-06-09", code: "600519", check: "between_sources", field: "financing_balance" },
    ]);
    expect(await store.days("details", "SSE", RANGE.from, RANGE.to)).toEqual(["2026-06-08", "2026-06-09"]);
  });

  const again = await check(data, "600519");
  expect(again.said[0]).toContain("补入 0 日，1 处不一致");
});

test("figures that are not stored are told apart, and are no failure", async () => {
  const data = temporaryDirectory();
  await storeTwoDays(data, () => ({ short_sold: null }));
  const { isWell, said } = await check(data, "600519");
  expect(isWell).toBe(true);
  expect(said.slice(1)).toEqual([
    "  上交所给出而本机没有的融券卖出量：2 个交易日，2026-06-08 至 2026-06-09（不算不一致）",
  ]);
});

test("a day that is stored whole without the security is not filled in, which is said and not well", async () => {
  const data = temporaryDirectory();
  const whole = detailsOf({ date: "2026-06-09" }, [securityRow("600000", { financing_balance: 1 })]);
  await withStore(data, (store) => store.land([whole]));
  for (const filled of [2, 0]) {
    const { isWell, said } = await check(data, "600519");
    expect(isWell).toBe(false);
    expect(said[0]).toContain(`补入 ${filled} 日，0 处不一致，0 日只有本机有。`);
    expect(said.slice(1)).toEqual([
      expect.stringMatching(
        /^ {2}有 1 个交易日补不进去，2026-06-09 至 2026-06-09：.*--again --from 2026-06-09 --to 2026-06-09$/,
      ),
    ]);
  }
});

test("a security that agrees is well; one of Shenzhen is asked for at Eastmoney", async () => {
  const data = temporaryDirectory();
  expect(await check(data, "000002", { exchange: "SZSE" })).toMatchObject({
    isWell: true,
    said: [
      "000002 万  科Ａ：东方财富给出 3 个交易日（2026-06-08 至 2026-06-10），补入 3 日，0 处不一致，0 日只有本机有。",
    ],
  });
});

test("a security that the source does not know, and a source that is gone, are said and not well", async () => {
  const data = temporaryDirectory();
  const unknown = await check(data, "600001");
  expect(unknown).toMatchObject({ isWell: false, said: [expect.stringContaining("请核对代码")] });
  const gone = await check(data, "600519", { url: nobody });
  expect(gone).toMatchObject({ isWell: false, said: [] });
  expect(gone.complained.map((text) => text.slice(0, 3))).toEqual(["上交所", "东方财"]);
});

test("the daily totals of Shenzhen are compared with its one answer of all days, as far as that is rounded", async () => {
  const data = temporaryDirectory();
  const dates = [day("2026-06-08"), day("2026-06-09")];
  const szse = createSzseSource({ baseUrl: server.url, pauseMs: 0 });
  const answers = await collectAll(szse.collect({ dataset: "totals", exchange: "SZSE", dates }));
  const totals = answers.flatMap((answer) => (answer.status === "disclosed" ? [answer.disclosure] : []));
  await withStore(data, (store) => store.land(totals));
  expect(await check(data, "SZSE")).toEqual({
    isWell: false,
    complained: [],
    said: [
      "SZSE 每日汇总：深交所给出 3 个交易日（2026-06-08 至 2026-06-10，两位小数），本机缺 1 日，0 处不一致，0 日只有本机有。",
      "  本机没有的交易日：1 个，2026-06-10 至 2026-06-10。采集准确到元的汇总：rzrq collect --exchange SZSE --dataset totals --from 2026-06-10 --to 2026-06-10",
    ],
  });

  const [first] = totals;
  if (first?.dataset !== "totals") throw new Error("no totals");
  const wrong = { ...first.figures, financing_buy: first.figures.financing_buy! + 1_500_000 };
  await withStore(data, (store) => store.land([{ ...first, figures: wrong }]));
  const { isWell, said } = await check(data, "SZSE");
  expect(isWell).toBe(false);
  expect(said[1]).toMatch(/^ {2}2026-06-08 融资买入额：本机 [\d,]+，深交所 [\d,]+000,000（相差 -[\d,]+）$/);
  expect(await withStore(data, (store) => store.newest("totals", "SZSE"))).toBe("2026-06-09");
});
