import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planRefresh, type RefreshQuestion, type SheetRow } from "../../src/excel/refresh-plan.ts";

/** Rows by key; `*` marks a row with something of the user's, `?` a row without a key, `` a blank one. */
function rowsOf(...marks: string[]): SheetRow[] {
  return marks.map((mark) => ({
    key: /^[a-z]/.exec(mark)?.[0] ?? null,
    hasUserCells: mark.includes("*") || mark.includes("?"),
    isBlank: mark === "",
  }));
}

/** The finished table as text: keys, `+` before a new one, `(k)` for an emptied one, `_` for a row that is left alone. */
function outcome(question: Partial<RefreshQuestion> & Pick<RefreshQuestion, "rows" | "keys">): string {
  const written = question.written ?? new Set(question.rows.flatMap(({ key }) => key ?? []));
  const plan = planRefresh({ canShift: true, ...question, written });
  return plan.rows
    .map(({ old, content, emptied }) => {
      if (content !== null) return (old === null ? "+" : "") + question.keys[content]!;
      return emptied ? `(${question.rows[old!]!.key!})` : "_";
    })
    .join(" ");
}

describe("a refresh", () => {
  test("appends what is newer", () => {
    expect(outcome({ rows: rowsOf("a", "b"), keys: ["a", "b", "c"] })).toBe("a b +c");
  });

  test("inserts what was disclosed late at its sorted place", () => {
    expect(outcome({ rows: rowsOf("b", "d"), keys: ["a", "b", "c", "d", "e"] })).toBe("+a b +c d +e");
  });

  test("appends to a table that the user has sorted", () => {
    expect(outcome({ rows: rowsOf("d", "b"), keys: ["b", "c", "d"] })).toBe("d b +c");
  });

  test("keeps the user's closing row below the new rows", () => {
    expect(outcome({ rows: rowsOf("a", "?"), keys: ["a", "b"] })).toBe("a +b _");
  });

  test("shifts nothing where something stands beside the table", () => {
    expect(outcome({ rows: rowsOf("b", "?"), keys: ["a", "b"], canShift: false })).toBe("b _ +a");
    expect(outcome({ rows: rowsOf("a", "b"), keys: ["b"], canShift: false })).toBe("(a) b");
  });

  test("removes a row that is no longer disclosed", () => {
    expect(outcome({ rows: rowsOf("a", "b"), keys: ["b"] })).toBe("b");
  });

  test("keeps such a row, emptied, where the user has something on it", () => {
    expect(outcome({ rows: rowsOf("a*", "b"), keys: ["b"] })).toBe("(a) b");
  });

  test("leaves a row alone that we never wrote, whatever its key", () => {
    expect(outcome({ rows: rowsOf("a", "z"), keys: ["a"], written: new Set(["a"]) })).toBe("a _");
  });

  test("fills every copy of a row", () => {
    expect(outcome({ rows: rowsOf("a", "a", "b"), keys: ["a", "b"] })).toBe("a a b");
  });

  test("replaces the blank row that Excel leaves in an emptied table", () => {
    expect(outcome({ rows: rowsOf(""), keys: ["a", "b"] })).toBe("+a +b");
  });
});

const key = fc.constantFrom(...Array.from("abcdefghij"));
const keys = fc.uniqueArray(key).map((found) => found.sort());
const sheetRow = fc.record({
  key: fc.option(key),
  hasUserCells: fc.boolean(),
  isBlank: fc.constant(false),
});
const question = fc.record({
  rows: fc.array(sheetRow),
  keys,
  written: fc.array(key).map((found) => new Set(found)),
  canShift: fc.boolean(),
});

describe("every refresh", () => {
  test("ends with each disclosed key in the table", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const filled = new Set(planRefresh(asked).rows.map(({ content }) => content));
        asked.keys.forEach((_, index) => expect(filled).toContain(index));
      }),
    );
  });

  test("keeps the order of the old rows and never removes one with something of the user's, or one that is not ours", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const plan = planRefresh(asked);
        const kept = plan.rows.flatMap(({ old }) => old ?? []);
        expect(kept).toEqual(asked.rows.map((_, index) => index).filter((index) => !plan.removed.includes(index)));
        for (const index of plan.removed) {
          expect(asked.rows[index]!.hasUserCells).toBe(false);
          expect(asked.written).toContain(asked.rows[index]!.key);
        }
      }),
    );
  });

  test("done twice changes nothing the second time", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const first = planRefresh(asked);
        const rows = first.rows.map(({ old, content }): SheetRow => {
          const before = old === null ? { hasUserCells: false, isBlank: false, key: null } : asked.rows[old]!;
          return { ...before, key: content === null ? before.key : asked.keys[content]! };
        });
        const second = planRefresh({ ...asked, rows, written: new Set(asked.keys) });
        expect(second.removed).toEqual([]);
        expect(second.rows.every(({ old }) => old !== null)).toBe(true);
      }),
    );
  });

  test("leaves a sorted table sorted", () => {
    const sorted = fc.record({ rows: keys, keys });
    fc.assert(
      fc.property(sorted, ({ rows, keys: wanted }) => {
        const plan = planRefresh({ rows: rowsOf(...rows), keys: wanted, written: new Set(rows), canShift: true });
        expect(plan.rows.map(({ content }) => content)).toEqual(wanted.map((_, index) => index));
      }),
    );
  });
});
