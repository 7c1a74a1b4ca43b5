import { numfmt } from "@univerjs/core";
import type { Card, CardField } from "../host/grid.ts";
import { isCellError } from "./cell-value.ts";

/** A card as it is read: each field in the words and digits of its number format. */
export interface CardLines {
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
}

export function cardLines({ title, fields }: Card): CardLines {
  return { title, lines: fields.map((field) => ({ label: field.label, text: textOf(field) })) };
}

function textOf({ value, numberFormat }: CardField): string {
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" && numberFormat !== undefined ? numfmt.format(numberFormat, value) : String(value);
}
