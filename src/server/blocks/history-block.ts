import { BLOCK_FORMAT } from "../../contracts/blocks.ts";
import { DERIVED_FIELDS, type DerivedFieldId } from "../../core/fields/derived.ts";
import { sessionRows, spreadOverSessions } from "../../core/fields/session-rows.ts";
import { subjectOf } from "../../core/fields/warning-lines.ts";
import { dayNumber, type TradingDate } from "../../core/market/trading-date.ts";
import type { FigureSeries, Store } from "../store/store.ts";
import type { FigureFieldId } from "../truth/served-day.ts";
import type { BlockPlace } from "./day-block.ts";
import { encodeBlock, figureColumn, textColumn } from "./encode-block.ts";

/** The fields of a history block. */
const HISTORY_FIELDS = DERIVED_FIELDS.filter(({ scope }) => scope === "history");
const INPUTS: readonly FigureFieldId[] = [...new Set(HISTORY_FIELDS.flatMap(({ inputs }) => inputs))];

/** The fields derived from history, of the securities of each day, in the order of their codes. */
export interface DayOfHistory {
  readonly date: TradingDate;
  readonly codes: readonly string[];
  readonly columns: Readonly<Record<DerivedFieldId, Float64Array>>;
}

/** Derives them for several days in one pass over everybody's history. `codesOn` are ascending. */
export async function deriveHistory(
  store: Store,
  codesOn: ReadonlyMap<TradingDate, readonly string[]>,
): Promise<DayOfHistory[]> {
  const days = [...codesOn].map(([date, codes]) => ({ number: dayNumber(date), ...blankDay(date, codes) }));
  const last = days.reduce((newest, { date }) => (date > newest ? date : newest), "" as TradingDate);
  await store.eachSeries(INPUTS, last, (series) => {
    const placeOf = new Map(Array.from(series.days, (day, index) => [day, index]));
    const wanted = days.flatMap((day) => {
      const index = placeOf.get(day.number);
      const row = day.rowOf.get(series.code);
      return index === undefined || row === undefined ? [] : [{ day, index, row }];
    });
    if (wanted.length === 0) return;
    for (const { id, values } of deriveSeries(series))
      for (const { day, index, row } of wanted) day.columns[id][row] = values[index]!;
  });
  return days;
}

/** The values of every history field on the series' own days. */
function deriveSeries({ code, days, columns }: FigureSeries): { id: DerivedFieldId; values: Float64Array }[] {
  const sessions = sessionRows(days);
  const spread = new Map(INPUTS.map((id, index) => [id, spreadOverSessions(columns[index]!, sessions)]));
  const subject = subjectOf(code);
  return HISTORY_FIELDS.map(({ id, inputs, fill }) => {
    const filled = new Float64Array(sessions.rows).fill(NaN);
    fill(
      inputs.map((input) => spread.get(input)!),
      filled,
      () => subject,
    );
    return { id, values: Float64Array.from(sessions.rowOf, (row) => filled[row]!) };
  });
}

export function encodeHistoryBlock({ date, codes, columns }: DayOfHistory, place: BlockPlace): Uint8Array {
  const figures = HISTORY_FIELDS.map(({ id }) => [id, figureColumn(columns[id])] as const);
  return encodeBlock([["code", textColumn(codes)], ...figures], {
    kind: "history",
    format: BLOCK_FORMAT,
    date,
    ...place,
  });
}

function blankDay(date: TradingDate, codes: readonly string[]) {
  const blank = HISTORY_FIELDS.map(({ id }) => [id, new Float64Array(codes.length).fill(NaN)]);
  return {
    date,
    codes,
    rowOf: new Map(codes.map((code, row) => [code, row])),
    columns: Object.fromEntries(blank) as Record<DerivedFieldId, Float64Array>,
  };
}
