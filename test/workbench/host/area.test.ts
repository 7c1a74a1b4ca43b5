import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterDelete, afterInsert, boundingArea, intersect } from "../../../src/workbench/host/area.ts";
import type { Area } from "../../../src/workbench/host/grid.ts";

const areas = fc.record({
  sheet: fc.constant("s"),
  row: fc.nat(12),
  column: fc.nat(12),
  rows: fc.integer({ min: 1, max: 8 }),
  columns: fc.integer({ min: 1, max: 8 }),
});

function rowsOf({ row, rows }: Area): number[] {
  return Array.from({ length: rows }, (_, index) => row + index);
}

function cellsOf(area: Area): string[] {
  return rowsOf(area).flatMap((row) =>
    Array.from({ length: area.columns }, (_, index) => `${row} ${area.column + index}`),
  );
}

/** The same area with rows and columns exchanged. */
function turned({ sheet, row, column, rows, columns }: Area): Area {
  return { sheet, row: column, column: row, rows: columns, columns: rows };
}

describe("areas", () => {
  test("the intersection holds the cells that are in both", () => {
    fc.assert(
      fc.property(areas, areas, (a, b) => {
        const both = new Set(cellsOf(b));
        const shared = intersect(a, b);
        expect(shared === null ? [] : cellsOf(shared)).toEqual(cellsOf(a).filter((cell) => both.has(cell)));
      }),
    );
  });

  test("the bounding area is the smallest that holds both", () => {
    fc.assert(
      fc.property(areas, areas, (a, b) => {
        const rows = [...rowsOf(a), ...rowsOf(b)];
        const { row, rows: count } = boundingArea(a, b);
        expect([row, row + count - 1]).toEqual([Math.min(...rows), Math.max(...rows)]);
      }),
    );
  });

  test("whole rows that are deleted take exactly their rows out of an area", () => {
    fc.assert(
      fc.property(areas, fc.nat(20), fc.integer({ min: 1, max: 9 }), (area, row, rows) => {
        const deleted = { sheet: "s", row, rows, column: 0, columns: 100 };
        const left = afterDelete(area, deleted, "up");
        const kept = rowsOf(area).filter((index) => index < row || index >= row + rows);
        const moved = kept.map((index) => (index < row ? index : index - rows));
        expect(left === null ? [] : rowsOf(left)).toEqual(moved);
      }),
    );
  });

  test("what is inserted and deleted again leaves an area where it was", () => {
    fc.assert(
      fc.property(areas, fc.nat(20), fc.integer({ min: 1, max: 9 }), (area, row, rows) => {
        const inserted = { sheet: "s", row, rows, column: 0, columns: 100 };
        expect(afterDelete(afterInsert(area, inserted, "down"), inserted, "up")).toEqual(area);
      }),
    );
  });

  test("columns behave as rows do", () => {
    fc.assert(
      fc.property(areas, areas, (area, changed) => {
        expect(afterInsert(turned(area), turned(changed), "right")).toEqual(turned(afterInsert(area, changed, "down")));
        const left = afterDelete(area, changed, "up");
        expect(afterDelete(turned(area), turned(changed), "left")).toEqual(left && turned(left));
      }),
    );
  });

  test("cells inserted beside an area, or on another sheet, do not move it", () => {
    const area = { sheet: "s", row: 5, column: 5, rows: 2, columns: 2 };
    expect(afterInsert(area, { ...area, row: 0, column: 6 }, "down")).toEqual(area);
    expect(afterInsert(area, { ...area, row: 0, sheet: "t" }, "down")).toEqual(area);
    expect(afterDelete(area, { ...area, row: 0, sheet: "t" }, "up")).toEqual(area);
  });
});
