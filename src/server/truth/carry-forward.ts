import { fieldIdsOf } from "../../core/fields/catalogue.ts";
import type { OpenDay } from "./open-day.ts";
import type { ServedDay } from "./served-day.ts";

/** Disclosed when they change or now and then, and true until the next word on them. */
const LASTING = fieldIdsOf("targets", "sectors", "members");

/** Keeps what was known on the session before of fields that no source gave on the day, with its origin. */
export function carryForward(day: OpenDay, before: ServedDay | null): void {
  if (before === null) return;
  const open = LASTING.filter((field) => !day.origins[field] && before.origins[field]);
  if (open.length === 0) return;
  const placeBefore = new Map(before.codes.map((code, place) => [code, place]));
  for (const field of open) {
    const known = before.columns[field];
    const column: Float64Array | (string | null)[] = day.columns[field];
    let held = false;
    for (const [row, code] of day.codes.entries()) {
      const value = known[placeBefore.get(code) ?? -1];
      if (value === undefined || value === null || Number.isNaN(value)) continue;
      column[row] = value;
      held = true;
    }
    if (held) day.origins[field] = before.origins[field]!;
  }
}
