import type { Description } from "../../src/core/metrics/metric.ts";
import type { Text } from "../../src/core/text.ts";

/** Chapters of the functions, in the order of the documentation. */
export const CATEGORIES: Readonly<Record<Description["category"], Text>> = {
  1: { zh: "比率与等级", en: "Ratios and levels" },
  2: { zh: "序列：变化、新高与信号", en: "Series: change, records, signals" },
  3: { zh: "杠杆的结构：量与质", en: "Structure of leverage" },
  4: { zh: "信用账户", en: "A margin account" },
  5: { zh: "指数与基金", en: "Index and funds" },
  6: { zh: "取数", en: "Disclosed data" },
};

/** Headings and fixed words of the pages. */
export const WORDS = {
  functions: { zh: "函数", en: "Functions" },
  byTask: { zh: "按问题查找", en: "By task" },
  byCategory: { zh: "按类别查找", en: "By category" },
  answers: { zh: "用于回答", en: "It helps to answer" },
  formula: { zh: "公式", en: "Formula" },
  otherwise: { zh: "其余", en: "otherwise" },
  parameters: { zh: "参数", en: "Parameters" },
  parameter: { zh: "参数", en: "parameter" },
  quantity: { zh: "含义", en: "quantity" },
  kind: { zh: "形式", en: "kind" },
  takes: { zh: "取值", en: "takes" },
  omitted: { zh: "省略时", en: "if left out" },
  note: { zh: "说明", en: "note" },
  required: { zh: "必填", en: "required" },
  optional: { zh: "可省略", en: "may be left out" },
  column: { zh: "列", en: "column" },
  columnsBelow: { zh: "各列见下", en: "the columns below" },
  columnsOf: { zh: "各列：", en: "Columns of " },
  valuesOf: { zh: "可选值：", en: "Values of " },
  value: { zh: "值", en: "value" },
  chinese: { zh: "中文", en: "Chinese" },
  english: { zh: "英文", en: "English" },
  result: { zh: "结果", en: "Result" },
  shows: { zh: "显示", en: "shows" },
  when: { zh: "何时", en: "when" },
  errors: { zh: "错误", en: "Errors" },
  examples: { zh: "示例", en: "Examples" },
  example: { zh: "示例", en: "Example" },
  changes: { zh: "结果取自当时披露的数据。", en: "What it answers is the data disclosed by then." },
  holds: { zh: "单元格的值：", en: "The cell holds " },
  cellsHold: { zh: "各单元格的值：", en: "The cells hold " },
  notes: { zh: "说明", en: "Notes" },
  source: { zh: "依据", en: "Source" },
  seeAlso: { zh: "另见", en: "See also" },
  function: { zh: "函数", en: "function" },
  name: { zh: "名称", en: "name" },
  is: { zh: "算什么", en: "what it computes" },
  errorGiven: { zh: "所给的错误值", en: "the error given" },
} as const satisfies Record<string, Text>;
