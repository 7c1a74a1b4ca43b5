import { expect, test } from "vitest";
import { readRetryAfter } from "../../../../src/server/collect/transport/retry.ts";

const NOW = new Date("2026-11-21T01:00:00Z");

test.each([
  [null, 0],
  ["0", 0],
  ["120", 120_000],
  ["Sat, 21 Nov 2026 01:00:30 GMT", 30_000],
  ["Sat, 21 Nov 2026 00:59:00 GMT", 0],
  ["soon", 0],
])("Retry-After %j asks to wait %i ms", (header, expected) => {
  expect(readRetryAfter(header, NOW)).toBe(expected);
});
