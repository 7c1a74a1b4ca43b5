import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { MARGIN_FIELD_IDS } from "../../../src/core/fields/catalogue.ts";
import { previousSession } from "../../../src/core/market/calendar.ts";
import { EXCHANGES, type Exchange } from "../../../src/core/market/exchange.ts";
import { parseSecurityCode } from "../../../src/core/market/security-code.ts";
import type { MarginFigures, SecurityRow } from "../../../src/contracts/rows.ts";
import type { Disclosure } from "../../../src/server/collect/source.ts";
import { generateSample } from "../../../src/server/sample/generate-sample.ts";
import { openSampleStore } from "../../../src/server/sample/open-sample-store.ts";
import { SAMPLE_SECURITIES } from "../../../src/server/sample/securities.ts";
import { day } from "../../support/disclosures.ts";

type Of<Name extends Disclosure["dataset"]> = Extract<Disclosure, { dataset: Name }>;

let sample: readonly Disclosure[];
beforeAll(() => {
  sample = generateSample();
});

const select = <Name extends Disclosure["dataset"]>(dataset: Name, exchange: Exchange): Of<Name>[] =>
  sample.filter((one): one is Of<Name> => one.dataset === dataset && one.exchange === exchange);

const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, one) => total + (one ?? 0), 0);

describe("sample securities", () => {
  test("are 300 in 12 sectors, each code once and of its exchange", () => {
    expect(SAMPLE_SECURITIES).toHaveLength(300);
    expect(new Set(SAMPLE_SECURITIES.map((one) => one.sector)).size).toBe(12);
    expect(new Set(SAMPLE_SECURITIES.map((one) => one.code)).size).toBe(300);
    expect(new Set(SAMPLE_SECURITIES.map((one) => one.name)).size).toBe(300);
    for (const { code, exchange } of SAMPLE_SECURITIES) expect(parseSecurityCode(code)).toEqual({ code, exchange });
  });

  test("cannot be taken for real ones", () => {
    for (const { name } of SAMPLE_SECURITIES) expect(name).toMatch(/^示例/);
    // No exchange has ever listed a security in these ranges.
    for (const { code } of SAMPLE_SECURITIES) expect(code).toMatch(/^(609|004|929)\d{3}$/);
  });
});

describe("the sample", () => {
  test("is the same on every machine and every day", () => {
    const digest = createHash("sha256").update(JSON.stringify(sample)).digest("hex");
    expect(digest).toBe("66eea2fbe7998034c50ed171efd5c1f9401be0e596a98ca958872bd529dc1986");
  });

  // 2024-11-01 to 2026-10-30: 43 + 243 + 198 sessions in the exchanges' calendars of the three years.
  test("covers every session of two years at each exchange", () => {
    for (const exchange of EXCHANGES) {
      const dates = select("totals", exchange).map((one) => one.date);
      expect([dates.length, dates[0], dates.at(-1)]).toEqual([484, "2024-11-01", "2026-10-30"]);
      expect(select("details", exchange).map((one) => one.date)).toEqual(dates);
    }
    expect(select("overview", "SSE")).toHaveLength(484);
    expect(select("overview", "BSE")).toEqual([]);
  });

  test("adds up: financing and short balance are the margin balance", () => {
    const rows = sample.flatMap((one): readonly MarginFigures[] =>
      one.dataset === "totals" ? [one.figures] : one.dataset === "details" ? one.rows : [],
    );
    const broken = rows.filter(
      (row) =>
        row.margin_balance !== null && row.margin_balance !== (row.financing_balance ?? 0) + (row.short_balance ?? 0),
    );
    expect(broken).toEqual([]);
    expect(rows.length).toBeGreaterThan(145_000);
  });

  test("rolls forward to the yuan wherever repayments are published", () => {
    const totals = select("totals", "SSE").map((one) => one.figures);
    for (const [index, now] of totals.entries()) {
      const before = totals[index - 1];
      if (before)
        expect(now.financing_balance).toBe(before.financing_balance! + now.financing_buy! - now.financing_repay!);
    }
    const days = select("details", "SSE");
    const broken: SecurityRow[] = [];
    for (const [index, { date, rows }] of days.entries()) {
      const before = new Map(days[index - 1]?.rows.map((row) => [row.code, row]));
      if (index > 0) expect(days[index - 1]?.date).toBe(previousSession(date));
      for (const row of rows) {
        const previous = before.get(row.code);
        if (!previous) continue;
        const balance = previous.financing_balance! + row.financing_buy! - row.financing_repay!;
        const shares = previous.short_shares! + row.short_sold! - row.short_returned!;
        if (balance !== row.financing_balance || shares !== row.short_shares) broken.push(row);
      }
    }
    expect(broken).toEqual([]);
  });

  test("holds whole, non-negative figures only, and lacks what the exchange does not publish", () => {
    for (const exchange of EXCHANGES) {
      const rows = select("details", exchange).flatMap((one) => one.rows);
      const missing = MARGIN_FIELD_IDS.filter((id) => rows.every((row) => row[id] === null));
      expect(missing).toEqual(
        exchange === "SSE" ? ["short_balance", "margin_balance"] : ["financing_repay", "short_returned"],
      );
      const odd = rows.filter((row) =>
        MARGIN_FIELD_IDS.some((id) => row[id] !== null && !(Number.isSafeInteger(row[id]) && row[id] >= 0)),
      );
      expect(odd).toEqual([]);
    }
  });

  // SOURCES: details leave out securities that are no targets any more, up to 0.5 % of the total.
  test("has details that sum to a little less than the totals", () => {
    for (const exchange of EXCHANGES) {
      const details = select("details", exchange);
      for (const [index, total] of select("totals", exchange).entries()) {
        const share = sum(details[index]!.rows.map((row) => row.financing_balance)) / total.figures.financing_balance!;
        expect(share).toBeGreaterThan(0.994);
        expect(share).toBeLessThan(0.998);
      }
    }
  });

  // Real levels of 2026: 2.5 to 2.7 trillion 元 in all, short 0.7 % of it, a tenth of turnover bought on margin.
  test("has the levels of the real market", () => {
    const last = EXCHANGES.map((exchange) => select("totals", exchange).at(-1)!.figures);
    const [sse, szse, bse] = last.map((figures) => figures.financing_balance!) as [number, number, number];
    expect(sse + szse + bse).toBeGreaterThan(2.4e12);
    expect(sse + szse + bse).toBeLessThan(2.7e12);
    expect(sse).toBeGreaterThan(szse);
    expect(bse).toBeLessThan(2e10);
    const short = sum(last.map((figures) => figures.short_balance)) / (sse + szse + bse);
    expect(short).toBeGreaterThan(0.005);
    expect(short).toBeLessThan(0.009);

    const overview = select("overview", "SSE");
    for (const [index, { figures }] of select("totals", "SSE").entries()) {
      const { turnover, float_cap: floatCap } = overview[index]!.figures;
      expect(figures.financing_buy! / turnover!).toBeGreaterThan(0.07);
      expect(figures.financing_buy! / turnover!).toBeLessThan(0.13);
      expect(figures.financing_balance! / floatCap!).toBeGreaterThan(0.015);
      expect(figures.financing_balance! / floatCap!).toBeLessThan(0.03);
    }
  });

  test("moves like a market: no session changes a total by more than three per cent", () => {
    for (const exchange of EXCHANGES) {
      const balances = select("totals", exchange).map((one) => one.figures.financing_balance!);
      for (const [index, balance] of balances.entries())
        expect(Math.abs(balance / (balances[index - 1] ?? balance) - 1)).toBeLessThan(0.03);
    }
  });

  test("is served by a store, opened once", async () => {
    const store = await openSampleStore();
    expect(await openSampleStore()).toBe(store);
    const stored = await store.details("SZSE", day("2026-09-18"));
    const generated = select("details", "SZSE").find((one) => one.date === "2026-09-18");
    expect(stored).toMatchObject({ source: "SAMPLE", revision: 1, rows: generated!.rows });
    expect(await store.totals("BSE", day("2024-01-01"), day("2026-12-31"))).toHaveLength(484);
  });
});
