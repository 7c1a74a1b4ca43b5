import { read, utils } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Dataset } from "../../src/core/fields/catalogue.ts";
import type { TradingDate } from "../../src/core/market/trading-date.ts";
import { SourceError } from "../../src/server/collect/source.ts";
import { createSources } from "../../src/server/collect/sources.ts";
import { encodeGbk } from "../support/gbk.ts";
import { writeInlineXlsx } from "../support/inline-xlsx.ts";
import { anyMutation, mutate, type Mutation } from "../support/mutations.ts";
import {
  answering,
  collectAll,
  fixtureJson,
  ownerOf,
  recordedBody,
  withoutProvenance,
  type Body,
} from "../support/recorded-exchange.ts";

const ZIP = "P".charCodeAt(0);
const now = () => new Date("2026-11-21T01:02:03Z");
const listCodes = () => Promise.resolve(["600519"]);

type Row = Readonly<Record<string, string | number | null>>;

interface Answer {
  readonly status: string;
  readonly dataset: Dataset;
  readonly date: TradingDate;
  readonly figures?: Row;
  readonly rows?: readonly Row[];
}

/** The body with one value harmed, in the same form as before. */
function harm(body: Body, mutation: Mutation): Body {
  if (typeof body !== "string") return body[0] === ZIP ? harmSheet(body, mutation) : harmQuote(body, mutation);
  const callback = /^([\w$]+)\((.*)\)\s*;?\s*$/s.exec(body);
  const plain = (callback?.[2] ?? body).replace(/'([\d-]*)'\]$/, '"$1"]');
  const harmed = JSON.stringify(mutate(JSON.parse(plain) as unknown, mutation));
  return callback ? `${callback[1]!}(${harmed.replace(/"([\d-]*)"\]$/, "'$1']")})` : harmed;
}

/** A line of values between `~`. */
function harmQuote(bytes: Uint8Array, mutation: Mutation): Body {
  const [, symbol = "", values = ""] = /^(\w+)="(.*)";/s.exec(new TextDecoder("gbk").decode(bytes)) ?? [];
  const harmed = (mutate(values.split("~"), mutation) as (string | null)[]).map((value) => value ?? "");
  return new Uint8Array(encodeGbk(`${symbol}="${harmed.join("~")}";\n`));
}

function harmSheet(bytes: Uint8Array, mutation: Mutation): Body {
  const book = read(bytes, { type: "array" });
  const rows = utils.sheet_to_json<unknown[]>(Object.values(book.Sheets)[0]!, { header: 1 });
  const harmed = mutate(rows, mutation).map((row) => (Array.isArray(row) ? row.map(asCell) : []));
  return new Uint8Array(writeInlineXlsx(book.SheetNames[0]!, harmed));
}

const asCell = (value: unknown) => (typeof value === "string" || typeof value === "number" ? value : "");

/** A text may be any text. */
const TEXTS: readonly string[] = ["name", "sector_em"];

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
  "eastmoney/accounts-ALL-20120927-20260820",
  "tencent/quotes-SSE-20260911",
];

describe("an answer with one harmed value is refused or has it missing; it is never taken for something else", () => {
  const forms = RECORDED.flatMap((stem) =>
    (/szse\/(totals|details)/.test(stem) ? ["json", "xlsx"] : ["all"]).map((form) => ({ stem, form })),
  );

  test.each(forms)("$stem ($form)", async ({ stem, form }) => {
    const published = fixtureJson(`${stem}.expected.json`) as Answer[];
    const { id: owner, exchange } = ownerOf(stem);
    const request = { dataset: published[0]!.dataset, exchange, dates: published.map(({ date }) => date) };
    const outcomes = new Set<string>();

    const collectHarmed = async (mutation: Mutation) => {
      const fetch = answering((url) => {
        const body = recordedBody(stem, url);
        const isSpared = form !== "all" && (url.searchParams.get("SHOWTYPE") === "xlsx") !== (form === "xlsx");
        return body === undefined || isSpared || url.pathname.endsWith(".html") ? body : harm(body, mutation);
      });
      const source = createSources({ fetch, pauseMs: 0, now, listCodes }).find(({ id }) => id === owner)!;
      return (await collectAll(source.collect(request))).map(withoutProvenance) as Answer[];
    };

    const property = fc.asyncProperty(anyMutation, async (mutation) => {
      const answers = await collectHarmed(mutation).catch((error: unknown) => {
        if (!(error instanceof SourceError)) throw error;
        outcomes.add("refused");
        return [];
      });
      for (const [index, answer] of answers.entries()) {
        outcomes.add(answer.status);
        expect(answer).toSatisfy((given: Answer) => isTrue(given, published[index]!));
      }
    });
    await fc.assert(property, { numRuns: 100 });
    expect(outcomes).toContain("refused");
  });
});
