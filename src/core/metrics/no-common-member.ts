import type { MetricError } from "../errors.ts";
import { notAvailable } from "./no-answer.ts";

/** Two lists of the same members, of which none has a number in both. */
export function noCommonMember(one: string, other: string): MetricError {
  return notAvailable(
    `没有一个成员在 ${one} 与 ${other} 中都有数值；请检查两列是否对齐`,
    `No member has a number in both ${one} and ${other}; check that the two lists line up`,
  );
}
