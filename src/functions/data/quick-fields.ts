import { isFault } from "../../core/columns/fault.ts";
import { ALL_FIELDS } from "../../core/fields/any-field.ts";
import { readField } from "./read-keys.ts";
import { isOfHistory } from "./security-row.ts";

/** Written forms that are remembered; a workbook writes a field in few ways. */
const MOST_REMEMBERED = 10_000;
const places = new Map<unknown, number>();

/** Place in the catalogue of a field that a day's block answers by itself; -1 for every other. */
export function quickField(written: unknown): number {
  return places.get(written) ?? recall(written);
}

function recall(written: unknown): number {
  const field = readField(written);
  const place = isFault(field) || !field.ofSecurities || isOfHistory(field) ? -1 : ALL_FIELDS.indexOf(field);
  if (typeof written === "object") return place;
  if (places.size >= MOST_REMEMBERED) places.clear();
  places.set(written, place);
  return place;
}
