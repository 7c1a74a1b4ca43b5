import { describe, expect, test } from "vitest";
import type { TradingDate } from "../../../../src/core/market/trading-date.ts";
import { createTencentSource } from "../../../../src/server/collect/sources/tencent/index.ts";
import { encodeGbk } from "../../../support/gbk.ts";
import { answering, collectAll, recordedBody } from "../../../support/recorded-exchange.ts";

const RECORDED = new TextDecoder("gbk").decode(
  recordedBody("tencent/quotes-SSE-20260911", new URL("https://qt.gtimg.cn/q=sh600519")) as Uint8Array,
);
const gbk = (text: string) => new Uint8Array(encodeGbk(text));

function collect(answer: (path: string) => string, { codes = ["600519"], now = "2026-09-12T00:30:00Z" } = {}) {
  const paths: string[] = [];
  const fetch = answering(({ pathname }) => {
    paths.push(pathname);
    return gbk(answer(pathname));
  });
  const listCodes = () => Promise.resolve(codes);
  const source = createTencentSource({ fetch, pauseMs: 0, now: () => new Date(now), listCodes });
  const dates = ["2026-09-11"] as TradingDate[];
  return { paths, answers: collectAll(source.collect({ dataset: "quotes", exchange: "SSE", dates })) };
}

/** The recorded quote with the value at that place replaced. */
const withValue = (place: number, value: string) => {
  const values = RECORDED.split("~");
  values[place] = value;
  return values.join("~");
};

const rowOf = async (text: string) => (await collect(() => text).answers)[0];
const notDisclosed = [{ status: "notDisclosed" }];

describe("quotes", () => {
  test("are asked for sixty codes at a time, each with the letters of its exchange", async () => {
    const codes = Array.from({ length: 61 }, (_, index) => String(600_001 + index));
    const quoteOf = (symbol: string) => RECORDED.replaceAll("600519", symbol.slice(2)).trim();
    const { paths, answers } = collect((path) => path.slice(3).split(",").map(quoteOf).join("\n"), { codes });
    expect(await answers).toMatchObject([{ disclosure: { rows: { length: 61 } } }]);
    expect(paths.map((path) => path.split(",").length)).toEqual([60, 1]);
    expect(paths[1]).toBe("/q=sh600061");
  });

  test("count before the session has ended for none: neither by our clock nor by the quote's", async () => {
    expect(await collect(() => RECORDED, { now: "2026-09-11T07:29:00Z" }).answers).toMatchObject(notDisclosed);
    expect(await rowOf(withValue(30, "20260911145959"))).toMatchObject({ status: "notDisclosed" });
  });

  test("count for none once the next session has begun", async () => {
    const [before, after] = ["2026-09-14T01:14:00Z", "2026-09-14T01:15:00Z"];
    expect(await collect(() => RECORDED, { now: before }).answers).toMatchObject([{ status: "disclosed" }]);
    expect(await collect(() => RECORDED, { now: after }).answers).toMatchObject(notDisclosed);
  });

  test.each([
    [1, 19, "disclosed"],
    [2, 8, "notDisclosed"],
  ])("of which %i are of the next day and %i of the day are %s", async (moved, stayed, status) => {
    const codes = Array.from({ length: moved + stayed }, (_, index) => String(600_519 + index));
    const text = codes
      .map((code, index) => (index < moved ? withValue(30, "20260914085000") : RECORDED).replaceAll("600519", code))
      .map((line) => line.trim())
      .join("\n");
    expect(await collect(() => text, { codes }).answers).toMatchObject([{ status }]);
  });

  test("of another day are none of this", async () => {
    expect(await rowOf(withValue(30, "20260910161500"))).toMatchObject({ status: "notDisclosed" });
  });

  test.each([[""], ['v_pv_none_match="1";\n']])("that match no code (%j) are not disclosed", async (text) => {
    expect(await collect(() => text).answers).toMatchObject(notDisclosed);
  });

  test("for fewer than nine tenths of the codes are refused", async () => {
    await expect(collect(() => RECORDED, { codes: ["600519", "600520"] }).answers).rejects.toThrow(
      "announced 2 rows and gave 1",
    );
  });

  test.each([
    ["half a line", RECORDED.slice(0, 200), "no v_sh600519"],
    ["too few values", 'v_sh600519="1~贵州茅台~600519~1275.16";', "values separated by ~"],
    ["another code", withValue(2, "600520"), 'gave "600520"'],
    ["a price that is no number", withValue(3, "abc"), 'gave "abc" in the field 600519 3'],
  ])("with %s are refused", async (_name, text, message) => {
    await expect(collect(() => text).answers).rejects.toThrow(message);
  });
});

describe("the volume", () => {
  test.each([
    ["in 手", "34801", 3_480_100],
    ["in shares, as some boards count", "3480100", 3_480_100],
    ["that fits the turnover in neither way", "348", null],
  ])("%s is told by the mean price", async (_name, written, volume) => {
    expect(await rowOf(withValue(36, written))).toMatchObject({ disclosure: { rows: [{ volume }] } });
  });
});

describe("the float value", () => {
  test("is the one given where no number of shares makes it", async () => {
    const text = withValue(72, "").replace("~1250081601~", "~900000000~");
    expect(await rowOf(text)).toMatchObject({ disclosure: { rows: [{ float_cap: 1_594_054_000_000 }] } });
  });

  test("is missing where neither shares nor the turnover rate bear it out: it may be another value", async () => {
    const text = withValue(44, "1.80");
    expect(await rowOf(text)).toMatchObject({ disclosure: { rows: [{ close: 1275.16, float_cap: null }] } });
  });

  test("is missing for a security without one, and so is a turnover that contradicts itself", async () => {
    expect(await rowOf(withValue(44, ""))).toMatchObject({ disclosure: { rows: [{ float_cap: null }] } });
    expect(await rowOf(withValue(37, "4430"))).toMatchObject({ disclosure: { rows: [{ turnover: null }] } });
  });
});
