import { describe, expect, test } from "vitest";
import { beijingDay, beijingMinute } from "../../../src/core/market/beijing-time.ts";

describe("Beijing time", () => {
  test("is eight hours ahead of UTC, so its day begins at 16:00 UTC", () => {
    expect(beijingDay(new Date("2026-09-18T15:59:59.999Z"))).toBe("2026-09-18");
    expect(beijingDay(new Date("2026-09-18T16:00:00Z"))).toBe("2026-09-19");
  });

  test("knows no summer time", () => {
    expect(beijingMinute(new Date("2026-07-01T00:31:45Z"))).toBe("2026-07-01 08:31");
    expect(beijingMinute(new Date("2026-12-31T23:05:00Z"))).toBe("2027-01-01 07:05");
  });
});
