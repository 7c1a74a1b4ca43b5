import { describe, expect, test } from "vitest";
import { agree, checksum, type Checksum } from "../../bench/checksum.ts";
import type { Answers } from "../../bench/measure.ts";

const own: Checksum = checksum([1, NaN, -2.5, 4, null]);
const agrees = (other: Answers): boolean => agree(own, checksum(other));

describe("checksums of answers", () => {
  test("agree where only the mark of a missing answer or the last bits differ", () => {
    expect(agrees([1, undefined, -2.5, 4 + 1e-12, NaN])).toBe(true);
  });

  test.each([
    ["a row that the other lacks", [1, NaN, NaN, 4, NaN]],
    ["a row that is missing elsewhere", [1, -2.5, NaN, 4, NaN]],
    ["rows that changed places", [4, NaN, -2.5, 1, NaN]],
    ["another value", [1, NaN, -2.5, 4.5, NaN]],
    ["an answer of 0 for a missing one", [1, 0, -2.5, 4, NaN]],
  ])("differ by %s", (_, other) => {
    expect(agrees(other)).toBe(false);
  });
});
