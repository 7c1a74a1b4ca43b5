import type { Card, CardField, CellValue } from "../grid.ts";

interface Property {
  readonly basicValue?: unknown;
  readonly numberFormat?: string;
  readonly propertyMetadata?: { readonly excludeFrom?: { readonly cardView?: boolean } };
}

/** An entity as the client passes it on (`Excel.EntityCellValue`). */
export interface Entity {
  readonly text: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly layouts?: {
    readonly card?: { readonly title?: unknown; readonly sections?: readonly { properties?: readonly string[] }[] };
  };
}

/** What the card of an entity shows: the properties of its layout in their order, or else all that are for cards. */
export function readCard({ text, properties = {}, layouts }: Entity): Card {
  const { title, sections } = layouts?.card ?? {};
  const names = sections?.flatMap((section) => section.properties ?? []) ?? Object.keys(properties);
  const fields = names.flatMap((name) => readField(name, properties[name]) ?? []);
  return { title: typeof title === "string" ? title : text, fields };
}

function readField(label: string, value: unknown): CardField | null {
  const property: Property = typeof value === "object" && value !== null ? value : { basicValue: value };
  if (property.propertyMetadata?.excludeFrom?.cardView) return null;
  const { basicValue, numberFormat } = property;
  if (!isPlain(basicValue)) return null;
  return { label, value: basicValue, ...(numberFormat === undefined ? {} : { numberFormat }) };
}

function isPlain(value: unknown): value is Exclude<CellValue, object | null> {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
