import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Dataset } from "../../../../src/core/fields/catalogue.ts";
import type { TradingDate } from "../../../../src/core/market/trading-date.ts";
import { createSources } from "../../../../src/server/collect/sources.ts";
import * as bse from "../../../../src/server/collect/sources/bse/schema.ts";
import { quoteTrailingDate } from "../../../../src/server/collect/sources/bse/fetch.ts";
import * as eastmoney from "../../../../src/server/collect/sources/eastmoney/schema.ts";
import * as eastmoneyQuotes from "../../../../src/server/collect/sources/eastmoney-quotes/schema.ts";
import * as sse from "../../../../src/server/collect/sources/sse/schema.ts";
import * as szse from "../../../../src/server/collect/sources/szse/schema.ts";
import { parseJson } from "../../../../src/server/collect/wire/json-answer.ts";
import { originOf } from "../../../support/origin-of.ts";
import {
  answering,
  collectAll,
  fixtureJson,
  fixtureText,
  ownerOf,
  readAt,
  recordedBody,
  withoutProvenance,
} from "../../../support/recorded-exchange.ts";

interface Expected {
  readonly dataset: Dataset;
  readonly date: TradingDate;
}

const filesOf = (folder: string) => readdirSync(new URL(`../../../fixtures/${folder}/`, import.meta.url));

describe.each(["sse", "szse", "bse", "eastmoney", "eastmoney-quotes", "tencent", "tushare", "aktools"])(
  "recorded answers of %s",
  (folder) => {
    const now = readAt(folder);
    const stems = filesOf(folder).flatMap((file) => /^(.+)\.expected\.json$/.exec(file)?.[1] ?? []);

    test.each(stems)("%s becomes the published figures in 元 and shares", async (stem) => {
      const expected = fixtureJson(`${folder}/${stem}.expected.json`) as Expected[];
      const fetch = answering((url, init) => recordedBody(`${folder}/${stem}`, url, init));
      const { id, exchange } = ownerOf(`${folder}/${stem}`);
      const sources = createSources({
        ...{
          fetch,
          pauseMs: 0,
          now: () => new Date(now),
          tushareToken: "1",
          urls: { AKTOOLS: "http://127.0.0.1:8080" },
        },
        listCodes: () => Promise.resolve(["600519"]),
      });
      const source = sources.find((one) => one.id === id)!;
      const request = { dataset: expected[0]!.dataset, exchange, dates: expected.map(({ date }) => date) };
      const answers = await collectAll(source.collect(request));
      expect(answers.map(withoutProvenance)).toEqual(expected);
      for (const answer of answers) {
        if (answer.status !== "disclosed") continue;
        expect(answer.disclosure).toMatchObject({ exchange, source: id, fetchedAt: now });
      }
    });
  },
);

test("the JSONP query of SSE gives the totals when the plain one is gone", async () => {
  const stem = "sse/totals-20260731-20260803";
  const fetch = answering((url) => (url.pathname === "/commonSoaQuery.do" ? recordedBody(stem, url) : undefined));
  const source = createSources({ fetch, pauseMs: 0 }).find(({ id }) => id === "SSE")!;
  const expected = fixtureJson(`${stem}.expected.json`) as Expected[];
  const request = { dataset: "totals", exchange: "SSE", dates: expected.map(({ date }) => date) } as const;
  expect((await collectAll(source.collect(request))).map(withoutProvenance)).toEqual(expected);
});

describe("recorded answers hold no key that the schema does not name", () => {
  const SCHEMAS = [
    ["sse", /^totals.*\.(json|jsonp\.txt)$/, sse.totalsAnswer],
    ["sse", /^details.*\.json$/, sse.detailsAnswer],
    ["sse", /^overview.*\.json$/, sse.overviewAnswer],
    ["szse", /\.json$/, szse.reportsAnswer],
    ["bse", /^totals.*\.txt$/, bse.totalsAnswer],
    ["bse", /^details.*\.txt$/, bse.detailsAnswer],
    ["eastmoney-quotes", /\.json$/, eastmoneyQuotes.listAnswer],
    ["eastmoney", /\.lshj\.json$/, eastmoney.reportOf(eastmoney.marketTotal)],
    ["eastmoney", /\.lssh\.json$/, eastmoney.reportOf(eastmoney.exchangeTotal)],
    ["eastmoney", /\.ggmx\.json$/, eastmoney.reportOf(eastmoney.security)],
    ["eastmoney", /\.det\.json$/, eastmoney.reportOf(eastmoney.valuation)],
    ["eastmoney", /\.dailytrade\.json$/, eastmoney.reportOf(eastmoney.accountStatistics)],
    ["eastmoney", /\.bkjymxn\.json$/, eastmoney.reportOf(eastmoney.board)],
    ["eastmoney", /\.boardtype\.json$/, eastmoney.reportOf(eastmoney.boardMember)],
    ["eastmoney", /\.component\.json$/, eastmoney.reportOf(eastmoney.indexMember)],
  ] as const;
  const cases = SCHEMAS.flatMap(([folder, pattern, schema]) => {
    const files = filesOf(folder).filter((file) => pattern.test(file) && !file.includes(".expected."));
    return files.map((file) => ({ file: `${folder}/${file}`, schema }));
  });

  test.each(cases)("$file", ({ file, schema }) => {
    const body = parseJson(quoteTrailingDate(fixtureText(file)), originOf("SSE", file));
    // Parsing drops unknown keys, so a body that comes back whole has none.
    expect(schema.parse(body)).toEqual(body);
  });
});
