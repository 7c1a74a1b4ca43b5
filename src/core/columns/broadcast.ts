import type { MetricError } from "../errors.ts";
import type { Block, Shape } from "./block.ts";
import type { Fault } from "./fault.ts";

/** What a computation answers for one cell. */
export type Answer = number | MetricError;

/** Computes one cell; `undefined` is an argument that was left out. The array is reused: read it, do not keep it. */
export type CellKernel = (values: readonly (number | undefined)[]) => Answer;

/** The shape that Excel's arithmetic gives to ranges of these shapes; null where they do not fit together. */
export function broadcastShape(shapes: readonly Shape[]): Shape | null {
  const rows = Math.max(1, ...shapes.map((shape) => shape.rows));
  const columns = Math.max(1, ...shapes.map((shape) => shape.columns));
  const fits = shapes.every(
    (shape) => (shape.rows === 1 || shape.rows === rows) && (shape.columns === 1 || shape.columns === columns),
  );
  return fits ? { rows, columns } : null;
}

/**
 * Runs the kernel over every cell of the shape. A cell with a fault or a missing number in an argument is not computed:
 * it gets the fault, or `missing(argument)`.
 */
export function broadcast(
  arguments_: readonly (Block | undefined)[],
  shape: Shape,
  kernel: CellKernel,
  missing: (argument: number) => Fault,
): Block {
  const { rows, columns } = shape;
  const results = new Float64Array(rows * columns);
  const faults = new Map<number, Fault>();
  const strides = arguments_.map(strideOf);
  const values: (number | undefined)[] = arguments_.map(() => undefined);
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      const answer = computeCell(row, column);
      if (typeof answer === "number") results[cell] = answer;
      else {
        results[cell] = NaN;
        faults.set(cell, answer);
      }
    }
  }
  return { rows, columns, values: results, faults: faults.size > 0 ? faults : null };

  function computeCell(row: number, column: number): number | Fault {
    for (let k = 0; k < arguments_.length; k++) {
      const block = arguments_[k];
      if (!block) continue;
      const stride = strides[k]!;
      const index = row * stride.row + column * stride.column;
      const value = block.values[index]!;
      if (Number.isNaN(value)) return block.faults?.get(index) ?? missing(k);
      values[k] = value;
    }
    return kernel(values);
  }
}

function strideOf(block: Block | undefined): { row: number; column: number } {
  if (!block) return { row: 0, column: 0 };
  return { row: block.rows === 1 ? 0 : block.columns, column: block.columns === 1 ? 0 : 1 };
}
