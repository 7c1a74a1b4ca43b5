import { describe, expect, test } from "vitest";
import type { PullSpec } from "../../src/contracts/pull.ts";
import { readKey } from "../../src/excel/row-key.ts";
import { day } from "../support/rows.ts";

const totals: PullSpec = { dataset: "totals", scope: "ALL", from: day("2026-01-05"), to: "latest" };
const each: PullSpec = { ...totals, scope: "EACH" };
const details: PullSpec = { dataset: "details", exchange: "SSE", date: "latest" };

describe("the key of a row on the sheet", () => {
  test.each([
    ["a true date", 46283],
    ["a date with a time", 46283.75],
    ["a date typed as text", "2026/9/18"],
  ])("is the day of %s", (_, cell) => {
    expect(readKey(totals, [cell])).toBe("2026-09-18");
  });

  test.each(["合计", "", -1, 1e9, true])("is null for %j", (cell) => {
    expect(readKey(totals, [cell])).toBeNull();
  });

  test.each(["上交所", "SSE (Shanghai)", "SSE"])("reads the exchange from %s", (label) => {
    expect(readKey(each, [46283, label])).toBe("2026-09-18 SSE");
  });

  test("needs the exchange where each has its row", () => {
    expect(readKey(each, [46283, ""])).toBeNull();
  });

  test("gives a code back the zeros that a number lost", () => {
    expect(readKey(details, [1])).toBe("000001");
    expect(readKey(details, ["000001"])).toBe("000001");
    expect(readKey(details, [""])).toBeNull();
  });
});
