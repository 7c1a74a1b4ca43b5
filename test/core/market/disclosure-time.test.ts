import { describe, expect, test } from "vitest";
import { newestDue } from "../../../src/core/market/disclosure-time.ts";

/** An instant in Beijing. */
const beijing = (text: string): Date => new Date(`${text}:00+08:00`);

describe("the newest session whose figures may be out", () => {
  test.each([
    ["2026-09-18T08:29", "2026-09-16", "Friday, a minute before the figures of Thursday appear"],
    ["2026-09-18T08:30", "2026-09-17", "Friday, when they appear"],
    ["2026-09-18T23:59", "2026-09-17", "late on Friday"],
    ["2026-09-19T12:00", "2026-09-17", "Saturday: Friday's figures appear on Monday"],
    ["2026-09-21T08:30", "2026-09-18", "Monday"],
    ["2026-10-05T12:00", "2026-09-29", "in the holidays of 国庆"],
    ["2026-10-08T09:00", "2026-09-30", "the first session after them"],
  ])("%s: %s (%s)", (now, date) => {
    expect(newestDue(beijing(now))).toBe(date);
  });
});
