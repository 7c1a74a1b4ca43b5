import { SECURITY_FIELD_IDS } from "../../src/core/fields/catalogue.ts";
import { mergeDay, type DayToMerge, type MergedDay } from "../../src/server/truth/merge-day.ts";
import type { ServedDay } from "../../src/server/truth/served-day.ts";
import type { Cells } from "./day-disclosures.ts";
import { day } from "./disclosures.ts";

type GivenDay = Partial<DayToMerge> & Pick<DayToMerge, "disclosures">;

/** What is served of the SSE on 2026-09-30, unless told otherwise, from the disclosures. */
export const merge = (given: GivenDay): MergedDay =>
  mergeDay({ exchange: "SSE", date: day("2026-09-30"), before: null, ...given })!;

export const served = (given: GivenDay): ServedDay => ({ ...merge(given), edition: 1 });

/** One security's figures as they are served; what is missing is left out. */
export function cells(merged: MergedDay, code: string): Cells {
  const row = merged.codes.indexOf(code);
  const held: Cells = {};
  for (const id of SECURITY_FIELD_IDS) {
    const value = merged.columns[id][row];
    if (value !== undefined && value !== null && !Number.isNaN(value)) held[id] = value;
  }
  return held;
}
