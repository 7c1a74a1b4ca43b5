import type { Place } from "../../client/data/view.ts";
import type { FigureTable } from "../../client/data/figure-table.ts";
import type { MetricError } from "../../core/errors.ts";
import type { AnyField } from "../../core/fields/any-field.ts";
import { notAvailable } from "../../core/metrics/no-answer.ts";
import { dayNumber, type TradingDate } from "../../core/market/trading-date.ts";
import { formattedNumber, toCellError } from "../cell.ts";
import type { Display } from "../display.ts";
import { literalFormat, MOST_FORMATTED_CELLS } from "../write-result.ts";

/** 1970-01-01 in Excel's count of days. */
const SERIAL_OF_EPOCH = 25_569;

/** How the cells of an answer of so many are shown: numbers that bring their format are for small ones. */
export function displayOf(display: Display, cells: number): Display {
  return cells > MOST_FORMATTED_CELLS ? { ...display, formattedNumbers: false } : display;
}

/** A figure of a row, with its format where the host takes it. */
export function figureCell(value: number, field: AnyField, table: FigureTable, row: number, display: Display): unknown {
  if (!display.formattedNumbers) return value;
  if (field.kind === "derived" && field.field.captions) {
    const caption = field.field.captions(table.subjectAt(row))[value]?.[display.language];
    return formattedNumber(value, literalFormat(caption, value) ?? field.numberFormat);
  }
  return formattedNumber(value, field.numberFormat);
}

/** A day as Excel counts days. */
export function dayCell(day: number, display: Display): unknown {
  const serial = day + SERIAL_OF_EPOCH;
  return display.formattedNumbers ? formattedNumber(serial, "yyyy-mm-dd") : serial;
}

/** A date as Excel counts days. */
export function dateCell(date: TradingDate, display: Display): unknown {
  return dayCell(dayNumber(date), display);
}

/** The cell of a field at a place: a figure, a text, or the reason why there is neither. */
export function placeCell(
  { table, row }: Place,
  field: AnyField,
  textOf: (id: string, row: number) => string | null,
  noFigure: () => MetricError,
  display: Display,
): unknown {
  if (field.unit === "text") return textOf(field.id, row) ?? toCellError(noFigure(), display.language);
  const value = table.figures(field)?.[row] ?? NaN;
  return Number.isNaN(value)
    ? toCellError(noFigure(), display.language)
    : figureCell(value, field, table, row, display);
}

/** A figure that was not disclosed, or follows from one that was not. */
export function notDisclosed(subject: string, field: AnyField, date: string): MetricError {
  const derived = field.kind === "derived";
  return notAvailable(
    `${date} 没有 ${subject} 的${field.name.zh}${derived ? "：所需的数据未全部披露" : "披露"}`,
    `${subject} has no ${field.name.en} on ${date}: ${derived ? "not all that it needs was disclosed" : "it was not disclosed"}`,
  );
}
