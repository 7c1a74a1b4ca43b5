import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, message } from "../../support/custom-functions.ts";
import { answer, isClose } from "../../support/series.ts";
import * as slow from "../../support/slow/series.ts";

/** Days of one security whose balance is the one before, plus bought, less repaid. */
const ledger = fc
  .tuple(
    fc.integer({ min: 1, max: 100 }),
    fc.array(fc.record({ bought: fc.integer({ min: 0, max: 50 }), share: fc.integer({ min: 0, max: 9 }) }), {
      maxLength: 30,
    }),
  )
  .map(([start, days]) => {
    const figures = { balances: [start], bought: [0], repaid: [0] };
    for (const { bought, share } of days) {
      const held = figures.balances.at(-1)! + bought;
      const repaid = (held * share) / 10;
      figures.balances.push(held - repaid);
      figures.bought.push(bought);
      figures.repaid.push(repaid);
    }
    return figures;
  });
const prices = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 31, maxLength: 31 });

describe("COST_LINE", () => {
  test("100 at 10 and 60 at 12 cost 10.67, and a repayment in proportion leaves that as it is", () => {
    expect(answer("COST_LINE", [100, 150], [0, 60], [0, 10], [10, 12])).toBeCloseTo(160 / 15, 12);
    expect(answer("COST_LINE", [100, 160], [0, 60], [0, 0], [10, 12])).toBeCloseTo(160 / 15, 12);
  });

  test("one row costs its price", () => {
    expect(answer("COST_LINE", [100], [5], [5], [12.5])).toBe(12.5);
  });

  test("the purchases and repayments of the first row are not used", () => {
    expect(answer("COST_LINE", [100, 150], [null, 60], ["-", 10], [10, 12])).toBeCloseTo(160 / 15, 12);
  });

  test("rows before the first balance and price are skipped", () => {
    expect(answer("COST_LINE", [null, 90, 100, 160], [1, 1, 1, 60], [1, 1, 1, 0], [9, null, 10, 12])).toBeCloseTo(
      160 / 15,
      12,
    );
  });

  test("a halted day without purchases needs no price, one with purchases does", () => {
    expect(answer("COST_LINE", [100, 90], [0, 0], [0, 10], [10, 0])).toBeCloseTo(10, 12);
    expect(message(call("COST_LINE", [[100, 150]], [[0, 60]], [[0, 10]], [[10, null]]))).toContain(
      "prices (成交均价或收盘价) is missing in row 2",
    );
  });

  test.each([
    ["balances", 0],
    ["bought", 1],
    ["repaid", 2],
  ])("a day without %s leaves no answer, which the text says", (name, argument) => {
    const figures = [
      [100, 110, 120],
      [0, 20, 20],
      [0, 10, 10],
      [10, 11, 12],
    ].map((row, index) => [row.map((cell, day) => (index === argument && day === 1 ? null : cell))]);
    const cells = call("COST_LINE", ...figures);
    expect(codes(cells)).toEqual([["#N/A"]]);
    expect(message(cells)).toMatch(new RegExp(`^${name} .*row 2`));
  });

  test("nothing outstanding has no cost, and financing that starts again is counted anew", () => {
    expect(message(call("COST_LINE", [[100, 0]], [[0, 0]], [[0, 100]], [[10, 12]]))).toContain(
      "no financing is outstanding",
    );
    expect(answer("COST_LINE", [100, 0, 50], [0, 0, 50], [0, 100, 0], [10, 12, 20])).toBe(20);
  });

  test("a balance that remains after all was repaid is a contradiction", () => {
    expect(message(call("COST_LINE", [[100, 20]], [[0, 0]], [[0, 130]], [[10, 12]]))).toContain("check the columns");
  });

  test("a block has one answer a column", () => {
    const block = [
      [100, 50],
      [160, 110],
    ];
    expect(codes(call("COST_LINE", block, [[0], [60]], [[0], [0]], [[10], [10]]))).toEqual([[10, 10]]);
  });

  test("where the books agree it lies between the lowest and the highest price", () => {
    fc.assert(
      fc.property(ledger, prices, ({ balances, bought, repaid }, all) => {
        const own = all.slice(0, balances.length);
        const cost = answer("COST_LINE", balances, bought, repaid, own) as number;
        expect(cost).toBeGreaterThanOrEqual(Math.min(...own) * (1 - 1e-9));
        expect(cost).toBeLessThanOrEqual(Math.max(...own) * (1 + 1e-9));
      }),
    );
  });

  test("follows the unit of the price, and not that of the amounts", () => {
    fc.assert(
      fc.property(ledger, prices, ({ balances, bought, repaid }, all) => {
        const own = all.slice(0, balances.length);
        const cost = answer("COST_LINE", balances, bought, repaid, own) as number;
        const [inWan, inCents] = [
          [balances, bought, repaid].map((rows) => rows.map((row) => row / 1e4)),
          own.map((price) => price * 100),
        ];
        expect(isClose(answer("COST_LINE", ...inWan, own), cost)).toBe(true);
        expect(isClose(answer("COST_LINE", balances, bought, repaid, inCents), cost * 100)).toBe(true);
      }),
    );
  });

  test("is the same lot by lot", () => {
    const figure = fc.option(fc.integer({ min: 0, max: 40 }), { freq: 30 });
    const price = fc.option(fc.integer({ min: 1, max: 9 }), { freq: 30 });
    const days = fc.array(fc.tuple(figure, figure, fc.integer({ min: 0, max: 20 }), price), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(days, (rows) => {
        const [balances, bought, repaid, own] = [
          rows.map((row) => row[0]),
          rows.map((row) => row[1]),
          rows.map((row) => row[2]),
          rows.map((row) => row[3]),
        ];
        fc.pre([balances, bought, own].every((column) => column.some((cell) => cell !== null)));
        expect(
          isClose(answer("COST_LINE", balances, bought, repaid, own), slow.costLine(balances, bought, repaid, own)),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
