import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MARGIN_FIELD_IDS, type MarginFieldId } from "../../../src/core/fields/catalogue.ts";
import { outflow, withOutflows } from "../../../src/core/market/roll-forward.ts";

const row = (given: Partial<Record<MarginFieldId, number>>) =>
  ({ ...Object.fromEntries(MARGIN_FIELD_IDS.map((id) => [id, null])), ...given }) as Record<
    MarginFieldId,
    number | null
  >;

describe("outflow", () => {
  // All exchanges together, 2026-01-05 and 2026-01-06, as published: 309,120,312,258 元 were repaid on the 6th.
  test("is what the published balances and purchases leave", () => {
    expect(outflow(2_543_421_750_497, 328_007_756_973, 2_562_309_195_212)).toBe(309_120_312_258);
  });

  test("is missing where one of the three is missing", () => {
    expect(outflow(null, 1, 1)).toBeNull();
    expect(outflow(1, null, 1)).toBeNull();
    expect(outflow(1, 1, null)).toBeNull();
  });

  test("is zero where nothing left, and missing where more came than was added", () => {
    expect(outflow(100, 20, 120)).toBe(0);
    expect(outflow(100, 20, 121)).toBeNull();
  });

  test("gives back what was taken out, to the yuan", () => {
    const amount = fc.nat({ max: 3e12 });
    fc.assert(
      fc.property(amount, amount, fc.double({ min: 0, max: 1, noNaN: true }), (previous, added, share) => {
        const repaid = Math.floor((previous + added) * share);
        expect(outflow(previous, added, previous + added - repaid)).toBe(repaid);
      }),
    );
  });
});

describe("withOutflows", () => {
  const previous = row({ financing_balance: 100, short_shares: 50 });

  test("fills in what is not published", () => {
    const day = row({ financing_balance: 90, financing_buy: 5, short_shares: 45, short_sold: 10 });
    expect(withOutflows(day, previous)).toEqual({ ...day, financing_repay: 15, short_returned: 15 });
  });

  // SSE 2026-07-31 was off by 8 million 元: the published figure counts, not the computed one.
  test("leaves published figures as they are", () => {
    const day = row({ financing_balance: 90, financing_buy: 5, financing_repay: 14, short_returned: 0 });
    expect(withOutflows(day, previous)).toEqual(day);
  });
});
