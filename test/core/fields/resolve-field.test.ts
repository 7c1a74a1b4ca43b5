import { describe, expect, test } from "vitest";
import { MetricError } from "../../../src/core/errors.ts";
import { ALL_FIELDS } from "../../../src/core/fields/any-field.ts";
import { resolveField } from "../../../src/core/fields/resolve-field.ts";

const idOf = (text: string): string => {
  const found = resolveField(text);
  return found instanceof MetricError ? `error: ${found.text.en}` : found.id;
};

describe("a field", () => {
  test("is found by its id, both names and its abbreviation", () => {
    for (const { id, name, abbreviation } of ALL_FIELDS) {
      for (const text of [id, name.zh, name.en, abbreviation ?? id]) expect(idOf(text)).toBe(id);
    }
  });

  test.each([
    ["rzye", "financing_balance"],
    ["ＲＺＹＥ", "financing_balance"],
    [" Margin Ratio ", "margin_ratio"],
    ["FINANCING_BALANCE", "financing_balance"],
    ["行业", "sector"],
  ])("%s is %s, whatever the case and the width of its letters", (text, id) => {
    expect(idOf(text)).toBe(id);
  });

  test.each([
    ["margin_ratoi", "margin_ratio"],
    ["融资余", "financing_balance"],
    ["change_5", "change_5d"],
  ])("%s is unknown, and the error names %s", (text, nearest) => {
    const error = resolveField(text) as MetricError;
    expect(error.kind).toBe("badInput");
    expect(error.text.en).toContain(`"${text}"`);
    expect(error.text.en).toContain(nearest);
    expect(error.text.zh).toContain(text);
  });

  test.each(["xx", "涨停板数量"])("%s is near to no field, and none is named", (text) => {
    expect((resolveField(text) as MetricError).text).toEqual({
      zh: `没有字段“${text}”。全部字段见 RZRQ.FIELDS()`,
      en: `there is no field "${text}". RZRQ.FIELDS() lists them all`,
    });
  });

  test("is quoted by its beginning where it is very long", () => {
    expect((resolveField("x".repeat(30_000)) as MetricError).text.en.length).toBeLessThan(200);
  });
});

describe("the catalogue", () => {
  test("gives every id once, and no name to two fields", () => {
    const names = ALL_FIELDS.flatMap(({ id, name, abbreviation }) => [
      ...new Set([id, name.zh, name.en, abbreviation ?? id].map((text) => text.toLowerCase())),
    ]);
    expect(new Set(names).size).toBe(names.length);
  });

  test("says in both languages what each field is", () => {
    for (const { about } of ALL_FIELDS) {
      expect(about.zh).toMatch(/\p{Script=Han}/u);
      expect(about.en).toMatch(/[a-z]{3}/i);
    }
  });
});
