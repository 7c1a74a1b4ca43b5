import type { FieldUnit } from "../../../core/fields/catalogue.ts";

/** What a column measures, and the power of ten that turns it into 元 or shares. */
export interface WireUnit {
  readonly measures: FieldUnit;
  readonly exponent: number;
}

const UNITS: Readonly<Record<string, WireUnit>> = {
  元: { measures: "CNY", exponent: 0 },
  万元: { measures: "CNY", exponent: 4 },
  亿元: { measures: "CNY", exponent: 8 },
  "股/份": { measures: "shares", exponent: 0 },
  "万股/万份": { measures: "shares", exponent: 4 },
  "亿股/亿份": { measures: "shares", exponent: 8 },
};

/** Splits `融券余额<br>(万元)` into its name and its unit; the unit is null where there is none that we know. */
export function parseHeading(heading: string): { name: string; unit: WireUnit | null } {
  const plain = heading
    .replace(/<[^>]*>|&nbsp;/g, "")
    .normalize("NFKC")
    .replace(/\s/g, "");
  const [, name = plain, unit = ""] = /^([^()]+)\(([^()]+)\)$/.exec(plain) ?? [];
  return { name, unit: UNITS[unit] ?? null };
}
