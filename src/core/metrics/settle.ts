import type { Answer } from "../columns/broadcast.ts";
import { notAvailable, outOfRange } from "./no-answer.ts";

const tooLarge = outOfRange(
  "结果超出可表示的范围，请检查各项的单位",
  "The answer is too large to be a number; check the units of the arguments",
);
const undefinedAnswer = notAvailable("以这些数据没有答案", "There is no answer for these data");

/** What a computation answered, as a finite number (TRUE is 1) or the reason why there is none. */
export function settle(answer: Answer | boolean): Answer {
  if (typeof answer === "boolean") return Number(answer);
  if (typeof answer !== "number" || Number.isFinite(answer)) return answer;
  return Number.isNaN(answer) ? undefinedAnswer : tooLarge;
}
