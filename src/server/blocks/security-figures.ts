import type { Column } from "@uwdata/flechette";
import { SECURITY_FIELD_IDS, type SecurityFieldId } from "../../core/fields/catalogue.ts";
import { figureColumn, labelColumn } from "./encode-block.ts";

/** The values of one field. */
export type FieldValues = Float64Array | readonly (string | null)[];

/** A column for each security field that has any value, in the order of the catalogue. */
export function securityFigures(valuesOf: (id: SecurityFieldId) => FieldValues): [SecurityFieldId, Column<unknown>][] {
  return SECURITY_FIELD_IDS.flatMap((id): [SecurityFieldId, Column<unknown>][] => {
    const values = valuesOf(id);
    if (isBlank(values)) return [];
    return [[id, values instanceof Float64Array ? figureColumn(values) : labelColumn(values)]];
  });
}

function isBlank(values: FieldValues): boolean {
  if (!(values instanceof Float64Array)) return values.every((value) => value === null);
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row]!)) return false;
  return true;
}
