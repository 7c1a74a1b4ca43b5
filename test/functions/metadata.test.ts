import { describe, expect, test } from "vitest";
import { defineWholeMetric } from "../../src/core/metrics/define-whole-metric.ts";
import { METRICS } from "../../src/core/metrics/catalogue.ts";
import { functionsJson } from "../../src/functions/metadata.ts";

const text = { zh: "保证金比例", en: "Margin ratio rule" };
const rule = defineWholeMetric({
  id: "RULE",
  category: 4,
  formula: ["f"],
  name: text,
  description: { zh: "最低保证金比例", en: "The minimum margin ratio" },
  parameters: [
    { kind: "list", name: "values", label: { zh: "数值", en: "Values" }, unit: "ratio", domain: "any" },
    {
      kind: "option",
      type: "choice",
      name: "side",
      label: { zh: "方向", en: "Side" },
      optional: true,
      default: "FINANCING",
      choices: [
        { id: "FINANCING", caption: { zh: "融资", en: "Financing" } },
        { id: "SHORT", caption: { zh: "融券", en: "Short selling" } },
      ],
    },
  ],
  result: { kind: "ratio" },
  examples: [],
  source: text,
  compute: ({ side }) => (side === "SHORT" ? 0.5 : 1),
});

describe("the metadata of a function", () => {
  test("has its texts in the language, and takes anything where numbers are meant", () => {
    expect(functionsJson("zh", [rule])).toEqual({
      allowCustomDataForDataTypeAny: true,
      allowErrorForDataTypeAny: true,
      functions: [
        {
          id: "RULE",
          name: "RULE",
          description: "最低保证金比例",
          parameters: [
            {
              name: "数值",
              description: "数值；列表，次序不限；比率（如 0.025 即 2.5%）",
              type: "any",
              dimensionality: "matrix",
            },
            {
              name: "方向",
              description: "方向；选项；FINANCING / SHORT；省略为 FINANCING",
              type: "string",
              dimensionality: "scalar",
              customEnumId: "RULE_SIDE",
              optional: true,
            },
          ],
          result: { type: "any", dimensionality: "matrix" },
        },
      ],
      enums: [
        {
          id: "RULE_SIDE",
          type: "string",
          values: [
            { name: "FINANCING", stringValue: "FINANCING", tooltip: "融资" },
            { name: "SHORT", stringValue: "SHORT", tooltip: "融券" },
          ],
        },
      ],
    });
  });

  test("names the parameters in the language, and the function as ever", () => {
    const [one] = functionsJson("en", [rule]).functions;
    expect([one!.name, ...one!.parameters.map(({ name }) => name)]).toEqual(["RULE", "values", "side"]);
  });

  test("offers rules and investors where a range of them may be given", () => {
    const { functions, enums } = functionsJson("zh", METRICS);
    const { parameters } = functions.find(({ id }) => id === "MARGIN_RULE")!;
    expect(parameters.map(({ type, dimensionality, customEnumId }) => [type, dimensionality, customEnumId])).toEqual([
      ["string", "matrix", "MARGIN_RULE_RULE"],
      ["any", "matrix", undefined],
      ["string", "matrix", "MARGIN_RULE_INVESTOR"],
    ]);
    expect(enums.find(({ id }) => id === "MARGIN_RULE_INVESTOR")!.values).toEqual([
      { name: "GENERAL", stringValue: "GENERAL", tooltip: "一般投资者" },
      { name: "PRIVATE_FUND", stringValue: "PRIVATE_FUND", tooltip: "私募基金" },
    ]);
  });

  test("suggests the choices with captions in the language", () => {
    expect(functionsJson("en", [rule]).enums[0]!.values.map(({ tooltip }) => tooltip)).toEqual([
      "Financing",
      "Short selling",
    ]);
  });
});
