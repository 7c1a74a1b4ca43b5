import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { field, fieldIdsOf, SECURITY_FIELD_IDS, type SecurityFieldId } from "../../../src/core/fields/catalogue.ts";
import { mergeDay } from "../../../src/server/truth/merge-day.ts";
import { anyDisclosures, type Cells } from "../../support/day-disclosures.ts";
import { day } from "../../support/disclosures.ts";

describe("laws of merging", () => {
  test("the order in which disclosures are given makes no difference", () => {
    fc.assert(
      fc.property(
        anyDisclosures.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(mergeDay({ exchange: "SSE", date: day("2026-09-30"), disclosures: shuffled, before: null })).toEqual(
            mergeDay({ exchange: "SSE", date: day("2026-09-30"), disclosures: all, before: null }),
          );
        },
      ),
    );
  });

  test("every cell that is not derived is the one its column's source gave, and nothing else is filled", () => {
    fc.assert(
      fc.property(anyDisclosures, (disclosures) => {
        const merged = mergeDay({ exchange: "SSE", date: day("2026-09-30"), disclosures, before: null });
        for (const id of merged ? SECURITY_FIELD_IDS : []) {
          const origin = merged!.origins[id];
          if (origin?.derived) continue;
          const giver = disclosures.find(
            ({ source, dataset }) => source === origin?.source && fieldIdsOf(dataset).some((one) => one === id),
          );
          for (const [row, code] of merged!.codes.entries()) {
            expect(merged!.columns[id][row] ?? null).toEqual(givenCell(giver, code, id));
          }
        }
      }),
    );
  });

  test("a column is without origin only where every source left it empty and nothing implies it", () => {
    fc.assert(
      fc.property(anyDisclosures, (disclosures) => {
        const merged = mergeDay({ exchange: "SSE", date: day("2026-09-30"), disclosures, before: null });
        for (const id of merged ? SECURITY_FIELD_IDS : []) {
          const given = disclosures.some(
            (one) => "rows" in one && one.rows.some((row) => ((row as Cells)[id] ?? null) !== null),
          );
          if (given) expect(merged!.origins[id]).toMatchObject({ derived: false });
        }
      }),
    );
  });
});

type Given = Parameters<typeof mergeDay>[0]["disclosures"][number];

function givenCell(giver: Given | undefined, code: string, id: SecurityFieldId): number | string | null {
  const row = giver && "rows" in giver ? giver.rows.find((one) => one.code === code) : undefined;
  const value = (row as Cells | undefined)?.[id] ?? null;
  return value ?? (field(id).unit === "text" ? null : NaN);
}
