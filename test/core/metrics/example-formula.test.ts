import { describe, expect, test } from "vitest";
import { exampleFormula } from "../../../src/core/metrics/example-formula.ts";
import type { Example } from "../../../src/core/metrics/metric.ts";

describe("an example as a formula", () => {
  test.each<[Example["args"], string]>([
    [[26666.38, 1042837.64], "=RZRQ.F(26666.38,1042837.64)"],
    [[[[0.1999], [0.25]], "SECURITY"], '=RZRQ.F({0.1999;0.25},"SECURITY")'],
    [
      [
        [
          [1, 2],
          [null, "#N/A"],
        ],
        true,
      ],
      '=RZRQ.F({1,2;"",#N/A},TRUE)',
    ],
    [[0.02, null, [[1]], null], "=RZRQ.F(0.02,,{1})"],
    [['a "b"'], '=RZRQ.F("a ""b""")'],
    [[], "=RZRQ.F()"],
  ])("%j is %s", (args, formula) => {
    expect(exampleFormula("F", { args, result: 0 })).toBe(formula);
  });
});
