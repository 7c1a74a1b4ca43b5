import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnName, formatAddress, formatNameFormula, parseReference } from "../../../src/workbench/host/address.ts";

describe("addresses", () => {
  test.each([
    ["A1", { sheetName: null, row: 0, column: 0, rows: 1, columns: 1 }],
    ["$C$9:B2", { sheetName: null, row: 1, column: 1, rows: 8, columns: 2 }],
    ["A:C", { sheetName: null, row: 0, column: 0, rows: 1_048_576, columns: 3 }],
    ["2:5", { sheetName: null, row: 1, column: 0, rows: 4, columns: 16_384 }],
    ["Sheet1!XFD1048576", { sheetName: "Sheet1", row: 1_048_575, column: 16_383, rows: 1, columns: 1 }],
    ["'it''s 两融'!b2", { sheetName: "it's 两融", row: 1, column: 1, rows: 1, columns: 1 }],
  ])("%s is read", (text, expected) => {
    expect(parseReference(text)).toEqual(expected);
  });

  test.each(["", "A", "1", "A0", "A1:B2:C3", "XFE1", "A1048577", "Margin", "#REF!", "A1:B"])(
    "%j is no address",
    (text) => {
      expect(parseReference(text)).toBeNull();
    },
  );

  test.each([
    ["Sheet1", "Sheet1!B2"],
    ["两融", "两融!B2"],
    ["两 融", "'两 融'!B2"],
    ["2026", "'2026'!B2"],
    ["A1", "'A1'!B2"],
    ["it's", "'it''s'!B2"],
  ])("the sheet name %s is quoted where Excel quotes it", (name, address) => {
    expect(formatAddress(name, { row: 1, column: 1, rows: 1, columns: 1 })).toBe(address);
  });

  test.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [701, "ZZ"],
    [702, "AAA"],
    [16_383, "XFD"],
  ])("column %i is %s", (index, name) => {
    expect(columnName(index)).toBe(name);
  });

  test("what is written is read again", () => {
    const places = fc.record({
      row: fc.nat(1_000_000),
      column: fc.nat(16_000),
      rows: fc.integer({ min: 1, max: 40_000 }),
      columns: fc.integer({ min: 1, max: 300 }),
    });
    const names = fc.stringMatching(/^[A-Za-z一-龥][^:\\/?*[\]]{0,20}[^:\\/?*[\]']$/);
    fc.assert(
      fc.property(names, places, (sheetName, place) => {
        fc.pre(place.row + place.rows <= 1_048_576);
        expect(parseReference(formatAddress(sheetName, place))).toEqual({ sheetName, ...place });
        expect(parseReference(formatNameFormula(sheetName, place).slice(1))).toEqual({ sheetName, ...place });
      }),
    );
  });
});
