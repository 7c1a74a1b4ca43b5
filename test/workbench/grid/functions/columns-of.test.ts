import fc from "fast-check";
import { expect, test } from "vitest";
import { columnsOf } from "../../../../src/workbench/grid/functions/columns-of.ts";

const caller = fc.record({
  sheet: fc.constantFrom("a", "b"),
  row: fc.integer({ min: 0, max: 8 }),
  column: fc.integer({ min: 0, max: 2 }),
});

test("cells below one another are one range", () => {
  const cells = [3, 1, 2, 7].map((row) => ({ sheet: "a", row, column: 4 }));
  expect(columnsOf(cells, "u").map(({ range }) => [range.startRow, range.endRow])).toEqual([
    [1, 3],
    [7, 7],
  ]);
});

test("the ranges hold every cell once, and no other", () => {
  fc.assert(
    fc.property(fc.array(caller), (cells) => {
      const held = columnsOf(cells, "u").flatMap(({ sheetId, range }) =>
        Array.from({ length: range.endRow - range.startRow + 1 }, (_, r) =>
          [sheetId, range.startRow + r, range.startColumn].join(),
        ),
      );
      const given = new Set(cells.map(({ sheet, row, column }) => [sheet, row, column].join()));
      expect(held.toSorted()).toEqual([...given].toSorted());
    }),
  );
});
