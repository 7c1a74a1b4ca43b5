import { describe, expect, test } from "vitest";
import type { TradingDate } from "../../../../src/core/market/trading-date.ts";
import { quoteTrailingDate } from "../../../../src/server/collect/sources/bse/fetch.ts";
import { createBseSource } from "../../../../src/server/collect/sources/bse/index.ts";
import { answering, collectAll, recordedBody } from "../../../support/recorded-exchange.ts";

const TOTALS = "bse/totals-20260716";
const request = { dataset: "totals", exchange: "BSE", dates: ["2026-07-16"] as TradingDate[] } as const;
const recordedTotals = () => recordedBody(TOTALS, new URL("https://www.bse.cn/?callback=cb"))!;

describe("the trailing date", () => {
  test.each([
    ["cb([[], '2026-07-16'])", 'cb([[], "2026-07-16"])'],
    ["cb([[], '2026-07-16']);\n", 'cb([[], "2026-07-16"]);\n'],
    ["cb([[], ''])", 'cb([[], ""])'],
    ["[[],'2026-07-16' ]", '[[],"2026-07-16" ]'],
  ])("of %j comes into double quotes", (text, expected) => {
    expect(quoteTrailingDate(text)).toBe(expected);
  });

  test("is the only text that changes", () => {
    const name = `cb([[{"zqjc":"'2026-07-16'"}], "x"])`;
    expect(quoteTrailingDate(name)).toBe(name);
  });
});

describe("the cookie", () => {
  const circle = (url: URL, cookie?: string) =>
    new Response("", { status: 302, headers: { location: url.href, ...(cookie && { "set-cookie": cookie }) } });

  test("is fetched with the page once, and shown from then on", async () => {
    const log: string[] = [];
    const fetch = answering((url, init) => {
      const cookie = new Headers(init.headers).get("cookie");
      log.push(`${url.pathname.split("/").at(-1)!} ${cookie ?? "-"}`);
      if (cookie === null) return circle(url, "C3VK=1a2b; Path=/; HttpOnly");
      return recordedBody(TOTALS, url);
    });
    const source = createBseSource({ fetch, pauseMs: 0 });
    await collectAll(source.collect(request));
    await collectAll(source.collect(request));
    expect(log).toEqual([
      "rzrq_trans_list.html -",
      "rzrq_trans_list.html C3VK=1a2b",
      "summaryInfoResult.do C3VK=1a2b",
      "summaryInfoResult.do C3VK=1a2b",
    ]);
  });

  test("that has run out is replaced by the one that comes with the redirect", async () => {
    const shown: (string | null)[] = [];
    const fetch = answering((url, init) => {
      if (url.pathname.endsWith(".html")) return new Response("", { headers: { "set-cookie": "C3VK=old; Path=/" } });
      shown.push(new Headers(init.headers).get("cookie"));
      return shown.at(-1) === "C3VK=new" ? recordedTotals() : circle(url, "C3VK=new; Path=/");
    });
    expect(await collectAll(createBseSource({ fetch, pauseMs: 0 }).collect(request))).toHaveLength(1);
    expect(shown).toEqual(["C3VK=old", "C3VK=new"]);
  });

  test("never makes an endless circle", async () => {
    let count = 0;
    const fetch = answering((url) => {
      count += 1;
      return circle(url);
    });
    const collecting = collectAll(createBseSource({ fetch, pauseMs: 0 }).collect(request));
    await expect(collecting).rejects.toThrow(
      "sends the request on to https://www.bse.cn/disclosure/rzrq_trans_list.html",
    );
    expect(count).toBe(3);
  });
});

test("details are asked page by page from 0, by POST, and put together", async () => {
  const forms: string[] = [];
  const row = (code: string) =>
    `{"zqdm":"${code}","zqjc":"示例","rzmre":1,"rzye":10,"rqmcl":0,"rqyl":0,"rqye":0,"rzrqye":10}`;
  const codes = ["920002", "920000", "920001"];
  const fetch = answering((url, init) => {
    if (url.pathname.endsWith(".html")) return "<html>";
    const form = init.body as URLSearchParams;
    forms.push(`${init.method!} ${form.get("transDate")!} ${form.get("page")!}`);
    const page = Number(form.get("page"));
    return `cb([[{"content":[${row(codes[page]!)}],"number":${page},"totalElements":3,"totalPages":3}], '2026-07-21'])`;
  });
  const collecting = createBseSource({ fetch, pauseMs: 0 }).collect({
    dataset: "details",
    exchange: "BSE",
    dates: ["2026-07-21"] as TradingDate[],
  });
  expect(await collectAll(collecting)).toMatchObject([
    { disclosure: { rows: [{ code: "920000" }, { code: "920001" }, { code: "920002" }] } },
  ]);
  expect(forms).toEqual(["POST 2026-07-21 0", "POST 2026-07-21 1", "POST 2026-07-21 2"]);
});

test("figures without a date are refused", async () => {
  const undated = (recordedTotals() as string).replace("'2026-07-16'", "''");
  const fetch = answering((url) => (url.pathname.endsWith(".html") ? "<html>" : undated));
  const collecting = collectAll(createBseSource({ fetch, pauseMs: 0 }).collect(request));
  await expect(collecting).rejects.toThrow('gave figures of "" when asked for 2026-07-16');
});

test("the overview is not published here: nothing is asked, nothing is disclosed", async () => {
  const fetch = answering(() => {
    throw new Error("asked");
  });
  const answers = collectAll(createBseSource({ fetch }).collect({ ...request, dataset: "overview" }));
  expect(await answers).toEqual([{ status: "notDisclosed", exchange: "BSE", dataset: "overview", date: "2026-07-16" }]);
});
