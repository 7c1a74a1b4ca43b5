import type { FieldOrigin } from "./served-day.ts";

/** The origin of values that several gave, or that follow from several. */
export function joinOrigins(origins: readonly FieldOrigin[]): FieldOrigin {
  return {
    source: [...new Set(origins.flatMap(({ source }) => source.split("+")))].join("+"),
    revision: Math.max(...origins.map(({ revision }) => revision)),
    fetched_at: origins
      .map((origin) => origin.fetched_at)
      .sort()
      .at(-1)!,
    derived: origins.some(({ derived }) => derived),
  };
}
