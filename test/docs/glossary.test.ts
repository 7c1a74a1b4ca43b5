import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FIELDS, type Field } from "../../src/core/fields/catalogue.ts";
import { METRICS } from "../../src/core/metrics/catalogue.ts";

const rows = readFileSync(new URL("../../docs/glossary.md", import.meta.url), "utf8")
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()));

describe("the glossary", () => {
  test.each(FIELDS.map((field): [string, Field] => [field.id, field]))(
    "has the field %s once, under its names",
    (id, field) => {
      const own = rows.filter((row) => row.includes(`\`${id}\``));
      expect(own).toHaveLength(1);
      expect(own[0]).toEqual(expect.arrayContaining([field.name.zh, field.abbreviation ?? ""]));
    },
  );

  test.each(METRICS.map((metric) => [metric.id, metric] as const))("has the function %s once", (id, { name }) => {
    const own = rows.filter((row) => row.includes(`\`${id}\``));
    expect(own).toHaveLength(1);
    expect(own[0]![1]).toContain(name.zh);
  });
});
