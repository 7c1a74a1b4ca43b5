import type { Block } from "./block.ts";
import type { Answer } from "./broadcast.ts";
import { isFault, type Fault } from "./fault.ts";

/** One series, oldest row first, with the faults that it holds by row. */
export interface Series {
  readonly values: Float64Array;
  readonly faults: ReadonlyMap<number, Fault> | null;
}

/** True where the block is one series that lies in a row. */
export function isRowSeries(block: Block): boolean {
  return block.rows === 1 && block.columns > 1;
}

/** The series of a block: one where it is a single row, otherwise one a column. */
export function seriesOf(block: Block): Series[] {
  if (block.columns === 1 || isRowSeries(block)) return [{ values: block.values, faults: block.faults }];
  return Array.from({ length: block.columns }, (_, column) => columnOf(block, column));
}

function columnOf(block: Block, column: number): Series {
  const values = new Float64Array(block.rows);
  const faults = new Map<number, Fault>();
  for (let row = 0; row < block.rows; row++) {
    const index = row * block.columns + column;
    values[row] = block.values[index]!;
    const fault = block.faults?.get(index);
    if (fault) faults.set(row, fault);
  }
  return { values, faults: faults.size > 0 ? faults : null };
}

/** What a series answers: one cell, or one cell a row. */
export type SeriesAnswer = Answer | Fault | readonly (Answer | Fault)[];

/**
 * Puts the answers side by side, one series a column, or in a row where the series lay in a row.
 * A single answer beside answers by row stands in every row.
 */
export function assembleSeries(answers: readonly SeriesAnswer[], inRow: boolean): Block {
  const rows = Math.max(1, ...answers.map((answer) => (isRowwise(answer) ? answer.length : 1)));
  const columns = answers.length;
  const values = new Float64Array(rows * columns);
  const faults = new Map<number, Fault>();
  for (const [column, answer] of answers.entries()) {
    for (let row = 0; row < rows; row++) {
      const cell = isRowwise(answer) ? answer[row]! : answer;
      const index = row * columns + column;
      values[index] = isFault(cell) ? NaN : cell;
      if (isFault(cell)) faults.set(index, cell);
    }
  }
  const shape = inRow ? { rows: columns, columns: rows } : { rows, columns };
  return { ...shape, values, faults: faults.size > 0 ? faults : null };
}

function isRowwise(answer: SeriesAnswer): answer is readonly (Answer | Fault)[] {
  return Array.isArray(answer);
}
