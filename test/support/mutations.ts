import fc from "fast-check";

/**
 * What can happen to a value on its way: gone, under another name, null, text, below zero, of the day before, in another
 * unit, or there twice.
 */
const HARMS = ["gone", "renamed", "null", "text", "negative", "other day", "other unit", "twice"] as const;

export interface Mutation {
  /** Counts the values of the body, however deep; wraps around. */
  readonly at: number;
  readonly harm: (typeof HARMS)[number];
}

export const anyMutation: fc.Arbitrary<Mutation> = fc.record({ at: fc.nat(), harm: fc.constantFrom(...HARMS) });

type Container = Record<string, unknown>;

const REPLACED: Readonly<Partial<Record<Mutation["harm"], (value: unknown) => unknown>>> = {
  text: () => "abc",
  negative,
  "other day": dayBefore,
  "other unit": otherUnit,
};

/** A copy of the body with one value harmed. A harm that does not fit the value (no number, no date, no unit) makes it null. */
export function mutate<Body>(body: Body, { at, harm }: Mutation): Body {
  const copy = structuredClone(body);
  const places = placesOf(copy);
  const place = places[at % places.length];
  if (!place) return copy;
  const { holder, key } = place;
  const value = holder[key];
  if (harm === "twice" && Array.isArray(holder)) {
    holder.splice(Number(key), 0, structuredClone(value));
    return copy;
  }
  if (harm === "gone" || harm === "renamed") {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else Reflect.deleteProperty(holder, key);
    if (harm === "renamed" && !Array.isArray(holder)) holder[`${key}2`] = value;
    return copy;
  }
  holder[key] = REPLACED[harm]?.(value) ?? null;
  return copy;
}

function placesOf(value: unknown): { holder: Container; key: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Container;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesOf(holder[key])]);
}

function negative(value: unknown): unknown {
  if (typeof value === "number") return -value - 1;
  return typeof value === "string" && /^\d[\d,.]*$/.test(value) ? `-${value}1` : null;
}

/** Of a date, whatever stands behind it. */
function dayBefore(value: unknown): unknown {
  const match = typeof value === "string" ? /^(\d{4})(-?)(\d{2})\2(\d{2})(\D.*)?$/.exec(value) : null;
  if (!match) return null;
  const [, year, dash = "", month, day, rest = ""] = match;
  const before = new Date(Date.parse(`${year}-${month}-${day}`) - 86_400_000).toISOString().slice(0, 10);
  return before.replaceAll("-", dash) + rest;
}

/** Of a heading: 亿元 for 万元, and 万元 for everything else. */
function otherUnit(value: unknown): unknown {
  const match = typeof value === "string" ? /^(.*)\(([亿万千]?)([元股].*)$/.exec(value) : null;
  if (!match) return null;
  const [, name, scale, rest] = match;
  return `${name}(${scale === "万" ? "亿" : "万"}${rest}`;
}
