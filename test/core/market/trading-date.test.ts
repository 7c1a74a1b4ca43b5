import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dateOfDayNumber, dayNumber, parseTradingDate } from "../../../src/core/market/trading-date.ts";

describe("a trading date", () => {
  test.each(["2025-02-27", "2025/2/27", "2025/02/27", "20250227", " 2025-02-27 "])("%s is 2025-02-27", (text) => {
    expect(parseTradingDate(text)).toBe("2025-02-27");
  });

  test.each(["2025-02-29", "2025-13-01", "2025-00-10", "2025-2-7", "27.02.2025", "", "45715", "2025-04-31"])(
    "%s is refused",
    (text) => {
      expect(parseTradingDate(text)).toBeNull();
    },
  );

  test("leap days are real", () => {
    expect(parseTradingDate("20240229")).toBe("2024-02-29");
  });

  test("days are counted across months and years", () => {
    expect(addDays(parseTradingDate("2024-02-28")!, 2)).toBe("2024-03-01");
    expect(addDays(parseTradingDate("2026-01-01")!, -1)).toBe("2025-12-31");
  });

  test("a day number leads back to its date", () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
        expect(dayNumber(dateOfDayNumber(day))).toBe(day);
      }),
    );
  });
});
