import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block } from "../../../src/core/columns/block.ts";
import { broadcast, broadcastShape } from "../../../src/core/columns/broadcast.ts";
import { IncomingError } from "../../../src/core/columns/fault.ts";
import { missing, outOfRange } from "../../../src/core/metrics/no-answer.ts";

const block = (rows: number[][], faults: Block["faults"] = null): Block => ({
  rows: rows.length,
  columns: rows[0]!.length,
  values: Float64Array.from(rows.flat()),
  faults,
});
const add = (values: readonly (number | undefined)[]): number => values[0]! + values[1]!;
const nothing = [missing("第一个", "the first"), missing("第二个", "the second")] as const;
const run = (a: Block, b: Block) => broadcast([a, b], broadcastShape([a, b])!, add, (argument) => nothing[argument]!);

describe("shapes", () => {
  test.each([
    [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
    [
      [5, 1],
      [1, 1],
      [5, 1],
    ],
    [
      [1, 1],
      [1, 3],
      [1, 3],
    ],
    [
      [5, 1],
      [1, 3],
      [5, 3],
    ],
    [
      [5, 3],
      [1, 3],
      [5, 3],
    ],
    [
      [5, 3],
      [5, 1],
      [5, 3],
    ],
    [
      [5, 3],
      [5, 3],
      [5, 3],
    ],
  ])("%j and %j make %j", (a, b, both) => {
    const [first, second] = [a, b].map(([rows, columns]) => ({ rows: rows!, columns: columns! }));
    expect(broadcastShape([first!, second!])).toEqual({ rows: both[0], columns: both[1] });
    expect(broadcastShape([second!, first!])).toEqual({ rows: both[0], columns: both[1] });
  });

  test.each([
    [
      [2, 1],
      [3, 1],
    ],
    [
      [1, 2],
      [1, 3],
    ],
    [
      [2, 3],
      [3, 2],
    ],
    [
      [2, 2],
      [4, 1],
    ],
  ])("%j and %j do not fit", (a, b) => {
    const [first, second] = [a, b].map(([rows, columns]) => ({ rows: rows!, columns: columns! }));
    expect(broadcastShape([first!, second!])).toBeNull();
  });

  test("no range at all is one cell", () => {
    expect(broadcastShape([])).toEqual({ rows: 1, columns: 1 });
  });
});

describe("cells", () => {
  test("a column and a row make a table of every pair", () => {
    expect(Array.from(run(block([[1], [2]]), block([[10, 20, 30]])).values)).toEqual([11, 21, 31, 12, 22, 32]);
  });

  test("each cell is the kernel of the cells that stand there", () => {
    const number = fc.integer({ min: -1000, max: 1000 });
    const table = (rows: number, columns: number) =>
      fc.array(fc.array(number, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
    const pair = fc
      .tuple(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(...["both", "row", "column", "cell"]),
      )
      .chain(([rows, columns, form]) =>
        fc.tuple(
          table(rows, columns),
          table(form === "row" || form === "cell" ? 1 : rows, form === "column" || form === "cell" ? 1 : columns),
        ),
      );
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const expected = a.map((row, r) =>
          row.map((cell, c) => cell + b[b.length === 1 ? 0 : r]![b[0]!.length === 1 ? 0 : c]!),
        );
        expect(Array.from(run(block(a), block(b)).values)).toEqual(expected.flat());
      }),
    );
  });

  test("a missing number answers which argument it is of, and the other cells stand", () => {
    const result = run(block([[1], [NaN], [3]]), block([[10], [20], [NaN]]));
    expect(Array.from(result.values)).toEqual([11, NaN, NaN]);
    expect([...result.faults!]).toEqual([
      [1, nothing[0]],
      [2, nothing[1]],
    ]);
  });

  test("a fault of a broadcast cell stands in every row", () => {
    const error = new IncomingError("#DIV/0!");
    const result = run(block([[1], [2]]), block([[NaN]], new Map([[0, error]])));
    expect([...result.faults!]).toEqual([
      [0, error],
      [1, error],
    ]);
  });

  test("what the kernel refuses stands in its place", () => {
    const refusal = outOfRange("太大", "too large");
    const one = block([[1], [2]]);
    const result = broadcast(
      [one],
      one,
      ([value]) => (value === 2 ? refusal : value!),
      () => nothing[0],
    );
    expect(Array.from(result.values)).toEqual([1, NaN]);
    expect(result.faults!.get(1)).toBe(refusal);
  });

  test("an argument that was left out reaches the kernel as undefined", () => {
    const one = block([[1]]);
    const result = broadcast(
      [one, undefined],
      one,
      ([a, b]) => (b === undefined ? a! : -1),
      () => nothing[0],
    );
    expect(Array.from(result.values)).toEqual([1]);
  });
});
