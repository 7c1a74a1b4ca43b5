import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyAmount, anyLine, areClose, numberOf } from "../../support/account.ts";
import { call, message, single } from "../../support/custom-functions.ts";

describe("LIQUIDATION_PRICE", () => {
  test("100,000 shares bought at 20, half financed, reach 130% at 13", () => {
    expect(single(call("LIQUIDATION_PRICE", 100_000, 0, 1_000_000))).toBe(13);
  });

  test("other assets lower it, and it is 0 where they suffice, to the exact amount", () => {
    expect(call("LIQUIDATION_PRICE", 100, [[0], [50], [130], [131]], 100)).toEqual([[1.3], [0.8], [0], [0]]);
  });

  test("no shares, or a blank that came as 0, have no price", () => {
    expect(single(call("LIQUIDATION_PRICE", 0, 0, 100))).toBe("#N/A");
    expect(message(call("LIQUIDATION_PRICE", 0, 0, 100))).toContain("quantity (持有数量) is missing or 0");
  });

  test("without debt there is no line", () => {
    expect(single(call("LIQUIDATION_PRICE", 100, 10, 0))).toBe("#N/A");
    expect(message(call("LIQUIDATION_PRICE", 100, 10, 0))).toContain("no debt");
  });

  test("at the price the maintenance ratio is on the line", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 1e8 }), anyAmount, anyAmount, anyLine, (quantity, others, debt, line) => {
        const price = numberOf("LIQUIDATION_PRICE", quantity, others, debt, line);
        const ratio = numberOf("MAINTENANCE_RATIO", others, quantity * price, debt);
        expect(price === 0 ? ratio >= line * (1 - 1e-9) : areClose(ratio, line)).toBe(true);
      }),
    );
  });

  test("is the price after the fall of LIQUIDATION_DROP, where the rest is cash", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 1e6 }), anyAmount, anyAmount, anyLine, (quantity, cash, debt, line) => {
        const today = 25;
        const securities = quantity * today;
        const drop = numberOf("LIQUIDATION_DROP", cash + securities, debt, line, cash);
        fc.pre(drop <= 1);
        const price = numberOf("LIQUIDATION_PRICE", quantity, cash, debt, line);
        const scale = today + (cash + line * debt) / quantity;
        expect(areClose(price, today * (1 - drop), scale)).toBe(true);
      }),
    );
  });
});
