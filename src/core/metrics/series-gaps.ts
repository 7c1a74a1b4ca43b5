import { changeAt } from "../columns/change.ts";
import type { Answer } from "../columns/broadcast.ts";
import type { MetricError } from "../errors.ts";
import { missing, notAvailable } from "./no-answer.ts";
import { parameterText, type SeriesParameter } from "./parameter.ts";

/** The series is too short for what is asked of it. */
export function tooFewRows(parameter: SeriesParameter, rows: number, least: number): MetricError {
  const name = parameterText(parameter);
  return notAvailable(
    `${name.zh}只有 ${rows} 行，至少需要 ${least} 行；请把区域向更早扩展`,
    `${name.en} has ${rows} rows, at least ${least} are needed; extend the range to earlier rows`,
  );
}

/** The window holds too few numbers. */
export function tooFewNumbers(parameter: SeriesParameter, count: number, least: number): MetricError {
  const name = parameterText(parameter);
  return notAvailable(
    `${name.zh}在窗口内只有 ${count} 个数值，至少需要 ${least} 个`,
    `${name.en} has ${count} numbers in the window, at least ${least} are needed`,
  );
}

/** The row that the answer rests on is missing; `row` counts from 0. */
export function missingRow(parameter: SeriesParameter, row: number): MetricError {
  const name = parameterText(parameter);
  return missing(
    `${name.zh}第 ${row + 1} 行缺失，答案取决于它；请补上该行`,
    `${name.en} is missing in row ${row + 1}, on which the answer rests; fill that row`,
  );
}

/** Nothing can be measured against 0. */
export function zeroBase(parameter: SeriesParameter, row: number): MetricError {
  const name = parameterText(parameter);
  return notAvailable(
    `${name.zh}第 ${row + 1} 行为 0，不能作为变化的基数`,
    `${name.en} is 0 in row ${row + 1}, and a change from 0 is none`,
  );
}

/** Relative change of a row against the row `periods` before it, or why there is none. */
export function changeOver(parameter: SeriesParameter, values: Float64Array, row: number, periods: number): Answer {
  if (row < periods) return tooFewRows(parameter, row + 1, periods + 1);
  const change = changeAt(values, row, periods);
  if (!Number.isNaN(change)) return change;
  for (const end of [row - periods, row]) {
    if (Number.isNaN(values[end]!)) return missingRow(parameter, end);
  }
  return zeroBase(parameter, row - periods);
}

/** The first missing row among the last `count` of a series that has as many, or null. */
export function gapInLast(parameter: SeriesParameter, values: Float64Array, count: number): MetricError | null {
  if (values.length < count) return tooFewRows(parameter, values.length, count);
  const row = values.findIndex((value, index) => index >= values.length - count && Number.isNaN(value));
  return row < 0 ? null : missingRow(parameter, row);
}
