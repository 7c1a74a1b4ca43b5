import { describe, expect, test } from "vitest";
import { readDate } from "../../../../src/server/collect/import/read-date.ts";

describe("readDate", () => {
  test.each([
    "2026-09-18",
    "2026/9/18",
    "20260918",
    "2026年9月18日",
    "2026.9.18",
    "2026-09-18 00:00:00",
    "2026/9/18 0:00",
    20260918,
    // DATE(2026,9,18) in Excel.
    46283,
    "46283",
  ])("%s is 18 September 2026", (cell) => {
    expect(readDate(cell)).toBe("2026-09-18");
  });

  test("a serial of the 1904 system is 1462 days later", () => {
    expect(readDate(46283 - 1462, 1462)).toBe("2026-09-18");
  });

  test.each([
    "2026-02-30",
    "2026-13-01",
    "9/18/2026",
    "18.09.2026",
    "2026-09-18 09:30",
    18,
    99999,
    "昨天",
    "",
    null,
    undefined,
  ])("%s is no day", (cell) => expect(readDate(cell)).toBeNull());
});
