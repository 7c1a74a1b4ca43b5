import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { StoredDisclosure } from "../../../src/server/store/store.ts";
import type { Evidence } from "../../../src/server/truth/evidence.ts";
import { checkSumOfExchanges } from "../../../src/server/truth/check-sums.ts";
import { reconcileDay } from "../../../src/server/truth/reconcile.ts";
import { disclosed } from "../../support/day-disclosures.ts";
import { day, totalsOf } from "../../support/disclosures.ts";

type Figures = Parameters<typeof totalsOf>[1];

const totals = (source: string, figures: Figures, date = "2026-08-03"): StoredDisclosure => ({
  ...totalsOf({ source, date }, figures),
  revision: 1,
});

const reconcile = (disclosures: readonly StoredDisclosure[], before: readonly StoredDisclosure[] = []) =>
  reconcileDay({ exchange: "SSE", date: day("2026-08-03"), disclosures, before } satisfies Evidence);

/** Published by the SSE. */
const AUGUST_3 = {
  financing_balance: 1323258064454,
  financing_buy: 88698958005,
  financing_repay: 92839162221,
  short_balance: 14206903655,
  short_shares: 2635307852,
  short_sold: 61245319,
  margin_balance: 1337464968109,
};
const JULY_31 = {
  financing_balance: 1327398268667,
  financing_buy: 129354378973,
  financing_repay: 124160109476,
  short_balance: 14209549457,
  short_shares: 2624321120,
  short_sold: 115129473,
  margin_balance: 1341607818124,
};

describe("figures that agree", () => {
  test("the published totals of two sessions leave no record", () => {
    expect(reconcile([totals("SSE", AUGUST_3)], [totals("SSE", JULY_31, "2026-07-31")])).toEqual([]);
  });

  test("a source that rounds to 0.01 亿元 agrees with one that does not", () => {
    const rounded = { financing_balance: 1323258e6, short_balance: 14207e6, margin_balance: 1337465e6 };
    expect(reconcile([totals("SSE", AUGUST_3), totals("AKTOOLS", rounded)])).toEqual([]);
  });

  test("details without a balance of their own, and missing figures, are no disagreement", () => {
    const details = disclosed("details", "SSE", { "600519": { financing_balance: 17233521533, short_shares: 202648 } });
    expect(reconcile([details])).toEqual([]);
  });
});

describe("the sum of the balances", () => {
  test("is exact in a total: one 元 is recorded, with both figures", () => {
    expect(reconcile([totals("SSE", { ...AUGUST_3, margin_balance: 1337464968110 })])).toEqual([
      {
        date: "2026-08-03",
        exchange: "SSE",
        code: null,
        check: "balances",
        field: "margin_balance",
        expected: 1337464968109,
        given: 1337464968110,
        sources: ["SSE"],
      },
    ]);
  });

  test("may be off by one 元 in a detail, where each balance is rounded on its own", () => {
    const row = (margin: number) => ({ financing_balance: 9269781, short_balance: 23, margin_balance: margin });
    expect(reconcile([disclosed("details", "SSE", { "600000": row(9269805), "600036": row(9269803) })])).toEqual([]);
    expect(
      reconcile([disclosed("details", "SSE", { "600000": row(9269804), "600036": row(9269806) })]).map(
        ({ code, given }) => [code, given],
      ),
    ).toEqual([["600036", 9269806]]);
  });
});

describe("the roll-forward", () => {
  test("records the 权益调整 of 2026-07-31: 8,165,818 元 less than bought and repaid say", () => {
    const july30 = totals("SSE", { ...JULY_31, financing_balance: 1322212164988 }, "2026-07-30");
    const found = reconcile([totals("SSE", JULY_31, "2026-07-31")], [july30]);
    expect(found.map(({ check, field, expected, given }) => [check, field, given - expected])).toEqual([
      ["roll_forward", "financing_balance", -8165818],
    ]);
  });

  test("without a published repayment a balance may fall, and may not grow by more than was bought", () => {
    const before = [
      disclosed("details", "SZSE", { "000001": { financing_balance: 5e6 }, "000002": { financing_balance: 5e6 } }),
    ];
    const today = disclosed("details", "SZSE", {
      "000001": { financing_balance: 1000003, financing_buy: 5 },
      "000002": { financing_balance: 5002001, financing_buy: 1000 },
    });
    expect(reconcile([today], before).map(({ code, expected, given }) => [code, expected, given])).toEqual([
      ["000002", 5001000, 5002001],
    ]);
  });

  test("compares a source with itself only", () => {
    expect(reconcile([totals("SSE", AUGUST_3)], [totals("EASTMONEY", { financing_balance: 1 }, "2026-07-31")])).toEqual(
      [],
    );
  });
});

describe("the sum of the details", () => {
  const detailed = (...balances: readonly number[]) =>
    disclosed(
      "details",
      "SSE",
      Object.fromEntries(balances.map((financing_balance, i) => [`60000${i}`, { financing_balance }])),
    );
  const total = totals("SSE", { financing_balance: 1_000_000_001 });

  test("is smaller than the total by what was taken off the list, up to one per cent", () => {
    expect(reconcile([total, detailed(990_000_001, 3_000_000)])).toEqual([]);
  });

  test("is recorded where it falls short by more", () => {
    expect(reconcile([total, detailed(900_000_001, 80_000_000)])).toMatchObject([
      { check: "sum_of_details", code: null, expected: 1_000_000_001, given: 980_000_001, sources: ["SSE"] },
    ]);
  });

  test("is recorded where it is larger", () => {
    expect(reconcile([total, detailed(990_000_001, 10_000_003)])).toMatchObject([
      { check: "sum_of_details", given: 1_000_000_004 },
    ]);
  });
});

describe("source against source", () => {
  test("a different balance is recorded against the source that is served", () => {
    const other = { ...AUGUST_3, financing_balance: 1323258064554, margin_balance: 1337464968209 };
    expect(reconcile([totals("EASTMONEY", other), totals("SSE", AUGUST_3)])).toMatchObject([
      {
        check: "between_sources",
        field: "financing_balance",
        expected: 1323258064454,
        given: 1323258064554,
        sources: ["SSE", "EASTMONEY"],
      },
      {
        check: "between_sources",
        field: "margin_balance",
        expected: 1337464968109,
        given: 1337464968209,
        sources: ["SSE", "EASTMONEY"],
      },
    ]);
  });

  test("a computed repayment may be off by some tens of 元", () => {
    const other = (repay: number) => totals("EASTMONEY", { ...AUGUST_3, financing_repay: repay });
    expect(reconcile([totals("SSE", AUGUST_3), other(92839162224)])).toEqual([]);
    expect(reconcile([totals("SSE", AUGUST_3), other(92831000000)]).map(({ field }) => field)).toEqual([
      "financing_repay",
    ]);
  });

  test("a security is compared under either code of the BSE", () => {
    const of = (source: string, code: string, financing_balance: number) =>
      disclosed("details", source, { [code]: { financing_balance } }, { exchange: "BSE" });
    const found = reconcileDay({
      exchange: "BSE",
      date: day("2025-09-30"),
      disclosures: [of("BSE", "832000", 9269781), of("EASTMONEY", "920000", 9269791)],
      before: [],
    });
    expect(found.map(({ code, expected, given }) => [code, expected, given])).toEqual([["920000", 9269781, 9269791]]);
  });

  test("of many differences of one kind the twenty largest are kept", () => {
    const of = (source: string, off: number) =>
      disclosed(
        "details",
        source,
        Object.fromEntries(
          Array.from({ length: 60 }, (_, i) => [String(600000 + i), { financing_balance: 7_000_001 + i * off }]),
        ),
      );
    const found = reconcile([of("SSE", 0), of("EASTMONEY", 11)]);
    expect(found).toHaveLength(20);
    expect(found[0]).toMatchObject({ code: "600059", given: 7_000_001 + 59 * 11 });
  });
});

describe("a total of all exchanges", () => {
  const of = (
    exchange: "SSE" | "SZSE" | "BSE" | "ALL",
    source: string,
    financing_balance: number,
  ): StoredDisclosure => ({ ...totals(source, { financing_balance }, "2026-07-16"), exchange });
  // Published for 2026-07-16; the sum of the three is 2,837,700,798,247.
  const parts = [of("SSE", "SSE", 1430821453142), of("SZSE", "SZSE", 1398204186432), of("BSE", "BSE", 8675158673)];

  test("is compared with the sum of the three", () => {
    expect(checkSumOfExchanges(day("2026-07-16"), [...parts, of("ALL", "EASTMONEY", 2837700798247)])).toEqual([]);
    expect(checkSumOfExchanges(day("2026-07-16"), [...parts, of("ALL", "EASTMONEY", 2837700798248)])).toMatchObject([
      { exchange: "ALL", check: "sum_of_exchanges", expected: 2837700798247, given: 2837700798248 },
    ]);
  });

  test("is not compared where one of the three is missing", () => {
    expect(checkSumOfExchanges(day("2026-07-16"), [...parts.slice(1), of("ALL", "EASTMONEY", 1)])).toEqual([]);
  });
});

describe("laws of reconciliation", () => {
  const balance = fc.integer({ min: 1, max: 2_000_000_000_000 });

  test("what one source says twice over never disagrees with itself", () => {
    fc.assert(
      fc.property(balance, balance, (financing_balance, short_balance) => {
        const figures = { financing_balance, short_balance, margin_balance: financing_balance + short_balance };
        expect(reconcile([totals("SSE", figures), totals("EASTMONEY", figures)])).toEqual([]);
      }),
    );
  });

  test("a balance that is off by a thousandth is always recorded", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000_000, max: 2_000_000_000 }), (thousands) => {
        const financing_balance = thousands * 1000 + 1;
        const short_balance = 7_000_003;
        const margin_balance = financing_balance + short_balance + Math.floor(financing_balance / 1000);
        const found = reconcile([totals("SSE", { financing_balance, short_balance, margin_balance })]);
        expect(found.map(({ check }) => check)).toEqual(["balances"]);
      }),
    );
  });
});
