import type { SecurityFieldId } from "../../core/fields/catalogue.ts";
import type { OpenColumns } from "./security-columns.ts";
import type { FieldOrigin, ServedDay } from "./served-day.ts";

/** A merged day in the making: its columns are still being filled. */
export type OpenDay = Omit<ServedDay, "edition" | "columns" | "origins"> & {
  readonly columns: OpenColumns;
  readonly origins: Partial<Record<SecurityFieldId, FieldOrigin>>;
};
