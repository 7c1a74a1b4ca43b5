import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyAmount, anyLine, areClose, numberOf } from "../../support/account.ts";
import { call, message, single } from "../../support/custom-functions.ts";

describe("LIQUIDATION_DROP", () => {
  test("100 of one's own and 100 financed reach 150%, 140% and 130% after falls of 25%, 30% and 35%", () => {
    const [row] = call("LIQUIDATION_DROP", 200, 100, [[1.5, 1.4, 1.3]]);
    expect(row).toEqual([0.25, 0.3, 0.35]);
    expect(single(call("LIQUIDATION_DROP", 200, 100))).toBe(0.35);
  });

  test("cash does not fall: half in cash, the rest falls by twice as much", () => {
    expect(single(call("LIQUIDATION_DROP", 200, 100, 1.5, 100))).toBe(0.5);
  });

  test("on the line it is 0, under it a rise", () => {
    expect(call("LIQUIDATION_DROP", [[130], [104]], 100)).toEqual([[0], [-0.25]]);
  });

  test("above 1 where the cash alone stands above the line", () => {
    expect(single(call("LIQUIDATION_DROP", 400, 100, 1.5, 200))).toBe(1.25);
  });

  test("without securities, or with more cash than assets, there is no answer", () => {
    for (const cash of [200, 300]) expect(single(call("LIQUIDATION_DROP", 200, 100, 1.3, cash))).toBe("#N/A");
    expect(message(call("LIQUIDATION_DROP", 200, 100, 1.3, 300))).toContain(
      "assets (资产总值) of 200 hold cash (现金) of 300",
    );
  });

  test("without debt there is no line", () => {
    expect(message(call("LIQUIDATION_DROP", 200, 0))).toContain("no debt");
  });

  test("130 for 130% is refused", () => {
    expect(message(call("LIQUIDATION_DROP", 200, 100, 130))).toContain("where 130% is 1.3, got 130");
  });

  test("after the fall the maintenance ratio is on the line", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        anyAmount,
        anyAmount,
        anyLine,
        (percent, securities, debt, line) => {
          const cash = (securities * percent) / 100;
          const drop = numberOf("LIQUIDATION_DROP", cash + securities, debt, line, cash);
          fc.pre(drop <= 1);
          const after = numberOf("MAINTENANCE_RATIO", cash, securities * (1 - drop), debt);
          expect(areClose(after, line, line + (cash + securities) / debt)).toBe(true);
        },
      ),
    );
  });

  test("more debt leaves less room", () => {
    fc.assert(
      fc.property(anyAmount, anyAmount, anyAmount, anyLine, (assets, debt, more, line) => {
        const before = numberOf("LIQUIDATION_DROP", assets, debt, line);
        expect(numberOf("LIQUIDATION_DROP", assets, debt + more, line)).toBeLessThan(before);
      }),
    );
  });
});
