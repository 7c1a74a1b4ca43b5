import type { SecurityFieldId } from "../../core/fields/catalogue.ts";
import type { OpenColumns } from "./security-columns.ts";
import type { AbsentSecurities, FieldOrigin, ServedDay } from "./served-day.ts";

/** A merged day in the making: its columns are still being filled. */
export type OpenDay = Omit<ServedDay, "edition" | "columns" | "origins" | "absent"> & {
  readonly columns: OpenColumns;
  readonly origins: Partial<Record<SecurityFieldId, FieldOrigin>>;
  absent: AbsentSecurities;
};

/** Whether nobody has spoken of all securities in the column, so that what is missing in it may follow from elsewhere. */
export function isOpen({ origins }: OpenDay, field: SecurityFieldId): boolean {
  const origin = origins[field];
  return origin === undefined || origin.partial === true;
}

/** Whether there is a figure or a label. */
export const holdsValue = (value: number | string | null | undefined): value is number | string =>
  value !== null && value !== undefined && !Number.isNaN(value);
