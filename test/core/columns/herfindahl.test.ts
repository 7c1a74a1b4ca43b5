import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillHerfindahls, herfindahl } from "../../../src/core/columns/herfindahl.ts";
import { slowHhi } from "../../support/slow/concentration.ts";

const value = fc.oneof(fc.double({ min: -10, max: 1e12, noNaN: true }), fc.constantFrom(0, NaN));
const toMember = (number: number): number | null => (Number.isNaN(number) ? null : number);

describe("the Herfindahl index of a column", () => {
  test("of groups is that of each group on its own", () => {
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 12 }), { maxLength: 12 }), (groups) => {
        const offsets = new Uint32Array(groups.length + 1);
        groups.forEach((group, index) => (offsets[index + 1] = offsets[index]! + group.length));
        const answers = new Float64Array(groups.length);
        fillHerfindahls(Float64Array.from(groups.flat()), offsets, answers);
        groups.forEach((group, index) => {
          const expected = slowHhi(group.map(toMember));
          if (expected === null) expect(answers[index]).toBeNaN();
          else expect(answers[index]! / expected).toBeCloseTo(1, 10);
        });
      }),
    );
  });

  test("of a segment sees nothing outside it", () => {
    expect(herfindahl(Float64Array.of(1000, 5, 5, 2000), 1, 3)).toBe(0.5);
  });

  test("an empty group, and a group of missing values, have none", () => {
    const answers = Float64Array.of(7, 7, 7);
    fillHerfindahls(Float64Array.of(NaN, NaN, 3), Uint32Array.of(0, 0, 2, 3), answers);
    expect([...answers]).toEqual([NaN, NaN, 1]);
  });

  test.each([1e-300, 1e-170, 1e150, 8e307])("amounts near %d are as equal as amounts of everyday size", (amount) => {
    expect(herfindahl(Float64Array.of(amount, amount))).toBeCloseTo(0.5, 15);
  });
});
