import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sessionsBetween } from "../../../src/core/market/calendar.ts";
import type { Exchange } from "../../../src/core/market/exchange.ts";
import {
  dayState,
  exchangesAwaited,
  exchangesDue,
  missingSessions,
  newestWhole,
  type StoredDays,
} from "../../../src/server/truth/completeness.ts";
import { day } from "../../support/disclosures.ts";

const stored = (days: Partial<Record<Exchange, readonly string[]>>): StoredDays => ({
  SSE: new Set((days.SSE ?? []).map(day)),
  SZSE: new Set((days.SZSE ?? []).map(day)),
  BSE: new Set((days.BSE ?? []).map(day)),
});

describe("which exchanges disclose a day", () => {
  test("the BSE joins on 2023-02-13", () => {
    expect(exchangesDue(day("2023-02-10"))).toEqual(["SSE", "SZSE"]);
    expect(exchangesDue(day("2023-02-13"))).toEqual(["SSE", "SZSE", "BSE"]);
  });

  test("nobody discloses a weekend, a holiday, a Sunday that is worked, or a day before margin trading", () => {
    for (const date of ["2026-09-19", "2026-10-01", "2026-09-20", "2010-03-30"])
      expect(exchangesDue(day(date))).toEqual([]);
  });

  test("a day that one exchange has not disclosed is partial", () => {
    const held = stored({ SSE: ["2026-09-18"], BSE: ["2026-09-18"] });
    expect(dayState(day("2026-09-18"), held)).toEqual({ complete: ["SSE", "BSE"], missing: ["SZSE"] });
  });
});

describe("the newest whole day", () => {
  // 2026-09-25 is a holiday (中秋), 26 and 27 are a weekend, 10-01 to 10-07 are 国庆.
  const held = stored({
    SSE: ["2026-09-24", "2026-09-28", "2026-09-30"],
    SZSE: ["2026-09-24", "2026-09-28"],
    BSE: ["2026-09-24"],
  });

  test("of one exchange is the newest that it disclosed", () => {
    expect([newestWhole("SSE", held), newestWhole("SZSE", held)]).toEqual(["2026-09-30", "2026-09-28"]);
  });

  test("of all steps back over holidays and over days that one has not disclosed", () => {
    expect(newestWhole("ALL", held)).toBe("2026-09-24");
  });

  test("of all does not wait for the BSE before it had margin trading", () => {
    expect(newestWhole("ALL", stored({ SSE: ["2023-02-10"], SZSE: ["2023-02-10"] }))).toBe("2023-02-10");
  });

  test("is null where nothing is whole", () => {
    expect(newestWhole("ALL", stored({ SSE: ["2026-09-24"] }))).toBeNull();
    expect(newestWhole("SZSE", stored({ SSE: ["2026-09-24"] }))).toBeNull();
  });

  test("is never a day without a session, whatever is stored of it", () => {
    const all = ["2026-09-24", "2026-09-26"];
    expect(newestWhole("ALL", stored({ SSE: all, SZSE: all, BSE: all }))).toBe("2026-09-24");
  });

  test("the exchanges awaited are those that lack the newest day of another", () => {
    expect(exchangesAwaited(held)).toEqual(["SZSE", "BSE"]);
    expect(exchangesAwaited(stored({}))).toEqual([]);
    expect(exchangesAwaited(stored({ SSE: ["2026-09-24"], SZSE: ["2026-09-24"], BSE: ["2026-09-24"] }))).toEqual([]);
  });
});

describe("missing sessions", () => {
  test("are those between, without holidays, since the exchange had margin trading", () => {
    const range = { from: day("2026-09-24"), to: day("2026-10-09") };
    const held = stored({ SSE: ["2026-09-28"] });
    expect(missingSessions("SSE", held, range)).toEqual([
      "2026-09-24",
      "2026-09-29",
      "2026-09-30",
      "2026-10-08",
      "2026-10-09",
    ]);
    expect(missingSessions("BSE", held, { from: day("2023-02-01"), to: day("2023-02-14") })).toEqual([
      "2023-02-13",
      "2023-02-14",
    ]);
  });
});

describe("laws of completeness", () => {
  const sessions = sessionsBetween(day("2023-01-03"), day("2023-03-31"));
  const anyDays = fc.subarray(sessions).map((days) => new Set(days));
  const anyStored: fc.Arbitrary<StoredDays> = fc.record({ SSE: anyDays, SZSE: anyDays, BSE: anyDays });

  test("the newest whole day is whole, and no later day is", () => {
    fc.assert(
      fc.property(anyStored, (held) => {
        const newest = newestWhole("ALL", held);
        if (newest) expect(dayState(newest, held).missing).toEqual([]);
        for (const date of sessions.filter((one) => newest === null || one > newest)) {
          expect(dayState(date, held).missing).not.toEqual([]);
        }
      }),
    );
  });

  test("a session is stored or missing, never both", () => {
    fc.assert(
      fc.property(anyStored, fc.constantFrom<Exchange>("SSE", "SZSE", "BSE"), (held, exchange) => {
        const due = sessions.filter((date) => exchangesDue(date).includes(exchange));
        const missing = missingSessions(exchange, held, { from: sessions[0]!, to: sessions.at(-1)! });
        expect([...missing, ...due.filter((date) => held[exchange].has(date))].sort()).toEqual(due);
      }),
    );
  });
});
