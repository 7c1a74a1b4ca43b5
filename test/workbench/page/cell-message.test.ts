import { describe, expect, test } from "vitest";
import type { CellValue } from "../../../src/workbench/host/grid.ts";
import { cellMessage } from "../../../src/workbench/page/cell-message.ts";

function gridWith(value: CellValue, reason: string | null) {
  return {
    selection: () => ({ sheet: "s", row: 1, column: 2, rows: 5, columns: 5 }),
    values: () => [[value]],
    errorText: () => reason,
  };
}

describe("the message of the selected cell", () => {
  test("is the error with the reason that its function gave", () => {
    expect(cellMessage(gridWith({ error: "#N/A" }, "流通市值为 0"))).toBe("#N/A — 流通市值为 0");
  });

  test("is the bare error when no reason is known", () => {
    expect(cellMessage(gridWith({ error: "#DIV/0!" }, null))).toBe("#DIV/0!");
  });

  test("is empty for every other value", () => {
    expect([1, "#N/A", true, null].map((value) => cellMessage(gridWith(value, "x")))).toEqual(["", "", "", ""]);
  });
});
