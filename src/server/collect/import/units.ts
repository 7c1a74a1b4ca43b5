import { field, type FieldId } from "../../../core/fields/catalogue.ts";

/** A unit as a heading writes it: what it measures, and the power of ten that turns it into 元 or shares. */
export interface Unit {
  readonly label: string;
  readonly measures: Measure;
  readonly exponent: number;
}

export type Measure = "CNY" | "shares";

/** What a field is measured in; a price is so many 元. */
export const measureOf = (id: FieldId): Measure => (field(id).unit === "shares" ? "shares" : "CNY");

/** The units without a multiple. */
export const PLAIN_UNITS: Readonly<Record<Measure, Unit>> = {
  CNY: { label: "元", measures: "CNY", exponent: 0 },
  shares: { label: "股", measures: "shares", exponent: 0 },
};

const MULTIPLES: Readonly<Record<string, number>> = { "": 0, 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8, 万亿: 12 };

/** Reads `元`, `人民币万元`, `亿股`, `股/份`, …; null where the text is no unit of amount or volume (手 is not one: its size differs by market). */
export function parseUnit(text: string): Unit | null {
  const label = text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/^单位:?/, "");
  const match = /^(?:人民币|RMB)?(百万|千万|万亿|千|万|亿)?(元|元\/股|股|份|股\/(?:\1)?份|股\(份\))$/.exec(label);
  const exponent = match && MULTIPLES[match[1] ?? ""];
  if (!match || exponent === undefined || exponent === null) return null;
  return { label, measures: match[2]!.startsWith("元") ? "CNY" : "shares", exponent };
}
