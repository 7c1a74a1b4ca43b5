import type { FieldId } from "../../../core/fields/catalogue.ts";
import type { DataRow } from "./read-rows.ts";

/** The figures of the fields named; null where the row has none. */
export const figuresOf = <Id extends FieldId>({ figures }: DataRow, ids: readonly Id[]): Record<Id, number | null> =>
  Object.fromEntries(ids.map((id) => [id, figures.get(id)?.value ?? null])) as Record<Id, number | null>;
