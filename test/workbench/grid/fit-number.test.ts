import fc from "fast-check";
import { expect, test } from "vitest";
import { fitFormattedNumber, fitGeneralNumber } from "../../../src/workbench/grid/fit-number.ts";

/** Every letter is one unit wide. */
const widthOf = (shown: string) => shown.length;
const fit = (text: string, width: number) => fitGeneralNumber(text, width, widthOf);

test.each([
  ["fits", "123456", 6, "123456"],
  ["is an amount that does not fit", "1,234,567", 6, "######"],
  ["is a whole number that does not fit", "1234567", 6, "######"],
  ["is a percentage that does not fit", "12.34%", 5, "#####"],
  ["is a date that does not fit", "2026-09-18", 7, "#######"],
  ["has decimals to spare", "0.0109123123", 6, "0.0109"],
  ["has decimals to spare and rounds up", "129.9962", 6, "130.00"],
  ["would become 0 without its decimals", "0.0000123", 5, "#####"],
  ["has no room for a single sign", "12345", 0.5, "#"],
])("a number that %s", (_, text, width, shown) => {
  expect(fit(text, width)).toBe(shown);
});

test.each([
  ["all its decimals where they fit", "129.9962", 8, "129.9962"],
  ["no fewer decimals where they do not", "129.9962", 7, "#######"],
])("a number with a number format shows %s", (_, text, width, shown) => {
  expect(fitFormattedNumber(text, width, widthOf)).toBe(shown);
});

test("what is shown is the number, the number rounded, or no digit at all", () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: 1, max: 30 }),
      (value, width) => {
        const text = String(value);
        const shown = fit(text, width);
        expect(shown.length).toBeLessThanOrEqual(Math.max(width, 1));
        if (shown === text || /^#+$/.test(shown)) return;
        const decimals = shown.split(".")[1]?.length ?? 0;
        expect(Math.abs(Number(shown) - value)).toBeLessThanOrEqual(0.5000001 * 10 ** -decimals);
      },
    ),
  );
});
