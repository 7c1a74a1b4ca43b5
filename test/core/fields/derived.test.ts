import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIELDS } from "../../../src/core/fields/catalogue.ts";
import { DERIVED_FIELDS, type DerivedFieldId } from "../../../src/core/fields/derived.ts";
import type { Subject } from "../../../src/core/fields/warning-lines.ts";
import { call, single } from "../../support/custom-functions.ts";

function derive(id: DerivedFieldId, inputs: readonly (readonly number[])[], subject: Subject = "stock"): number[] {
  const field = DERIVED_FIELDS.find((one) => one.id === id)!;
  const output = new Float64Array(inputs[0]!.length);
  field.fill(
    inputs.map((values) => Float64Array.from(values)),
    output,
    () => subject,
  );
  return [...output];
}

describe("fields of a row", () => {
  test("net financing is bought less repaid", () => {
    expect(
      derive("financing_net", [
        [30, NaN],
        [10, 5],
      ]),
    ).toEqual([20, NaN]);
  });

  test("the margin ratio of SSE and SZSE on 2026-04-20 is 2.557%", () => {
    expect(derive("margin_ratio", [[26666.38], [1042837.64]])[0]).toBeCloseTo(0.02557, 5);
  });

  test("a float value of 0 is missing, and gives no ratio", () => {
    expect(derive("margin_ratio", [[5], [0]])).toEqual([NaN]);
  });

  test("levels are told by the lines of the subject, which are reached and not passed", () => {
    const ratios = [0.0249, 0.025, 0.2, 0.25, 0.7, 0.75, NaN];
    const ones = ratios.map(() => 1);
    expect(derive("warn_level", [ratios, ones], "market")).toEqual([0, 1, 1, 1, 1, 1, NaN]);
    expect(derive("warn_level", [ratios, ones], "stock")).toEqual([0, 0, 1, 2, 2, 2, NaN]);
    expect(derive("warn_level", [ratios, ones], "fund")).toEqual([0, 0, 0, 0, 1, 2, NaN]);
  });
});

test("the lines of stocks and markets are those of LEVERAGE_WARN", () => {
  for (const [subject, scope] of [
    ["stock", "SECURITY"],
    ["market", "MARKET"],
  ] as const) {
    for (const ratio of [0, 0.0249, 0.025, 0.1999, 0.2, 0.2499, 0.25, 0.9]) {
      expect(derive("warn_level", [[ratio], [1]], subject)[0]).toBe(single(call("LEVERAGE_WARN", ratio, scope)));
    }
  }
});

describe("fields of a day", () => {
  test("the largest balance is in place 1, equal ones share a place, a missing one has none", () => {
    expect(derive("rank", [[5, 9, NaN, 5, 1]])).toEqual([2, 1, NaN, 2, 4]);
  });
});

describe("fields of a history", () => {
  test("a change counts sessions, and a missing end point has none", () => {
    expect(derive("change_1d", [[100, 110, NaN, 121]])).toEqual([NaN, 110 / 100 - 1, NaN, NaN]);
    expect(derive("change_5d", [[100, 1, 1, 1, 1, 150]])[5]).toBeCloseTo(0.5, 12);
  });

  test("a record streak ends with the day, and a missing day has none", () => {
    expect(derive("high_streak", [[10, 11, NaN, 12, 11]])).toEqual([0, 1, NaN, 2, 0]);
  });

  test("a suspension lasts from 25% until below 20%, for funds from 75% until below 70%", () => {
    const ones = [1, 1, 1, 1];
    expect(derive("suspend_status", [[0.25, 0.22, 0.2, 0.1999], ones])).toEqual([1, 1, 1, 0]);
    expect(derive("suspend_status", [[0.25, 0.75, 0.7, 0.69], ones], "fund")).toEqual([0, 1, 1, 0]);
  });

  test("days to cover leave out the 0 of a halted day", () => {
    expect(
      derive("days_to_cover", [
        [500, 500, 600],
        [200, 0, 400],
      ])[2],
    ).toBe(2);
  });

  test.each([
    ["change_5d", "BALANCE_CHANGE", 5],
    ["percentile_250d", "PERCENTILE_IN", 250],
    ["days_to_cover", "DAYS_TO_COVER", 20],
  ] as const)("%s is what %s answers of the same rows", (id, fn, window) => {
    const field = DERIVED_FIELDS.find((one) => one.id === id)!;
    const figure = fc.option(fc.integer({ min: 1, max: 50 }), { nil: NaN, freq: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(figure, figure), { minLength: 1, maxLength: 60 }), (rows) => {
        const inputs = field.inputs.map((_, index) => rows.map((row) => row[index]!));
        const ours = derive(id, inputs).at(-1)!;
        const columns = inputs.map((values) => values.map((value) => [value]));
        const theirs = single(call(fn, ...columns, window));
        if (Number.isNaN(ours)) expect(theirs).toBe("#N/A");
        else expect(theirs).toBeCloseTo(ours, 9);
      }),
      { numRuns: 200 },
    );
  });
});

test("every input is a disclosed field, and no derived field has the id of one", () => {
  const disclosed = new Set<string>(FIELDS.map(({ id }) => id));
  for (const { id, inputs } of DERIVED_FIELDS) {
    expect(disclosed).not.toContain(id);
    for (const input of inputs) expect(disclosed).toContain(input);
  }
});

test("missing inputs never give a number", () => {
  for (const { id, inputs } of DERIVED_FIELDS) {
    const missing = inputs.map(() => [NaN, NaN, NaN]);
    expect([id, ...derive(id, missing)]).toEqual([id, NaN, NaN, NaN]);
  }
});
