import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Dataset } from "../../src/core/fields/catalogue.ts";
import type { TradingDate } from "../../src/core/market/trading-date.ts";
import { SourceError } from "../../src/server/collect/source.ts";
import { createSources } from "../../src/server/collect/sources.ts";
import { anyHarm, harm, type Harm } from "../support/harmed-body.ts";
import {
  answering,
  collectAll,
  fixtureJson,
  ownerOf,
  readAt,
  recordedBody,
  withoutProvenance,
} from "../support/recorded-exchange.ts";

/** `RZRQ_LONG=1` makes more than 100,000 answers. */
const RUNS = process.env["RZRQ_LONG"] ? 4_000 : 70;
vi.setConfig({ testTimeout: RUNS * 400 });

const AKTOOLS = "http://127.0.0.1:8080";
const listCodes = () => Promise.resolve(["600519"]);

type Row = Readonly<Record<string, string | number | null>>;

interface Answer {
  readonly status: string;
  readonly dataset: Dataset;
  readonly date: TradingDate;
  readonly figures?: Row;
  readonly rows?: readonly Row[];
}

/** A text may be any text. */
const TEXTS: readonly string[] = ["name", "sector_em", "sector_sw", "region_em", "concepts_em"];

const isTrueOrMissing = (given: Row, published: Row) =>
  Object.entries(given).every(([id, figure]) => TEXTS.includes(id) || figure === null || figure === published[id]);

/** Never a figure that was not published, never a part of a day for the whole. */
function isTrue(given: Answer, published: Answer): boolean {
  if (given.status === "notDisclosed") return true;
  if (given.figures) return isTrueOrMissing(given.figures, published.figures!);
  const byCode = new Map(published.rows!.map((row) => [row["code"], row]));
  const isWhole = given.rows!.length === byCode.size;
  return isWhole && given.rows!.every((row) => isTrueOrMissing(row, byCode.get(row["code"]) ?? {}));
}

const RECORDED = [
  "sse/totals-20260731-20260803",
  "sse/details-20260930",
  "sse/overview-20250221",
  "szse/totals-20260918",
  "szse/details-20150420",
  "szse/overview-20200619",
  "bse/totals-20260716",
  "bse/details-20260721",
  "eastmoney/totals-ALL-20260817-20260819",
  "eastmoney/totals-BSE-20260716",
  "eastmoney/details-SZSE-20230523",
  "eastmoney/quotes-SZSE-20230523",
  "eastmoney/sectors-SSE-20260911",
  "eastmoney/members-BSE-20261120",
  "eastmoney/boards-SZSE-20230523",
  "eastmoney/accounts-ALL-20120927-20260820",
  "eastmoney-quotes/quotes-SSE-20260910",
  "tencent/quotes-SSE-20260911",
  "tushare/totals-SSE-20180802",
  "tushare/details-SZSE-20180802",
  "tushare/quotes-SZSE-20180718",
  "tushare/targets-SSE-20240417",
  "tushare/sectors-SZSE-20180802",
  "aktools/totals-SSE-20210208",
  "aktools/details-SSE-20260930",
  "aktools/details-SZSE-20150420",
  "aktools/details-BSE-20260721",
  "aktools/accounts-ALL-20240613",
];

describe("a harmed answer is refused or has the harmed value missing; it is never taken for something else", () => {
  const forms = RECORDED.flatMap((stem) =>
    (/szse\/(totals|details)/.test(stem) ? ["json", "xlsx"] : ["all"]).map((form) => ({ stem, form })),
  );

  test.each(forms)("$stem ($form)", async ({ stem, form }) => {
    const published = fixtureJson(`${stem}.expected.json`) as Answer[];
    const { id: owner, exchange } = ownerOf(stem);
    const request = { dataset: published[0]!.dataset, exchange, dates: published.map(({ date }) => date) };
    const now = () => new Date(readAt(stem.split("/")[0]!));
    const outcomes = new Set<string>();

    const collectHarmed = async (how: Harm) => {
      const fetch = answering((url, init) => {
        const body = recordedBody(stem, url, init);
        const isSpared = form !== "all" && (url.searchParams.get("SHOWTYPE") === "xlsx") !== (form === "xlsx");
        return body === undefined || isSpared || url.pathname.endsWith(".html") ? body : harm(body, how);
      });
      const sources = createSources({ fetch, pauseMs: 0, now, listCodes, tushareToken: "1", urls: { AKTOOLS } });
      const source = sources.find(({ id }) => id === owner)!;
      return (await collectAll(source.collect(request))).map(withoutProvenance) as Answer[];
    };

    const property = fc.asyncProperty(anyHarm, async (how) => {
      const answers = await collectHarmed(how).catch((error: unknown) => {
        if (!(error instanceof SourceError)) throw error;
        outcomes.add("refused");
        return [];
      });
      for (const [index, answer] of answers.entries()) {
        outcomes.add(answer.status);
        expect(answer).toSatisfy((given: Answer) => isTrue(given, published[index]!));
      }
    });
    await fc.assert(property, { numRuns: RUNS });
    expect(outcomes).toContain("refused");
  });
});
