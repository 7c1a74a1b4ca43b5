import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { needsReading, readEntry } from "../../../src/workbench/host/cell-entry.ts";

describe("what Excel makes of an assigned value", () => {
  test.each([
    ["600519", { value: 600519 }],
    ["-1.5", { value: -1.5 }],
    ["1.2E3", { value: 1200 }],
    ["1,234,567", { value: 1234567, numberFormat: "#,##0" }],
    ["5%", { value: 0.05, numberFormat: "0%" }],
    ["1.09%", { value: 0.0109, numberFormat: "0.00%" }],
    ["true", { value: true }],
    ["#n/a", { value: { error: "#N/A" } }],
    ["2026-09-18", { value: 46283, numberFormat: "yyyy/m/d" }],
    ["2026/2/30", { value: "2026/2/30" }],
    ["=SUM(A1:A3)", { value: "=SUM(A1:A3)" }],
    ["+A1", { value: "=+A1" }],
    ["-", { value: "-" }],
    ["--", { value: "=--" }],
    ["融资余额(元)", { value: "融资余额(元)" }],
    ["'=cmd", { value: "'=cmd" }],
    ["", { value: "" }],
    [5, { value: 5 }],
    [null, { value: null }],
  ])("%j in a cell of the general format", (given, expected) => {
    expect(readEntry(given, "General")).toEqual(expected);
  });

  test("a cell formatted as text keeps every text, a leading equals sign too", () => {
    expect(readEntry("000001", "@")).toEqual({ value: "000001" });
    expect(readEntry("=1+1", "@")).toEqual({ value: "'=1+1" });
  });

  test("a format that the cell has already stays", () => {
    expect(readEntry("2026-09-18", "yyyy-mm-dd")).toEqual({ value: 46283 });
  });

  test("an object is no value of a cell", () => {
    expect(() => readEntry({ a: 1 }, "General")).toThrow('not {"a":1}');
  });

  test("text that is not read stays as it is in any format", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!needsReading(text));
        expect(readEntry(text, "General")).toEqual({ value: text });
        expect(readEntry(text, "@")).toEqual({ value: text });
      }),
    );
  });
});
