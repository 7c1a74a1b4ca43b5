import type { Description } from "../../src/core/metrics/metric.ts";
import type { Language, Text } from "../../src/core/text.ts";
import { block, code } from "./markdown.ts";
import { WORDS } from "./words.ts";

/** What a reader may have to be told about a sign, where the formula has it. */
const SIGNS: readonly (readonly [sign: string, shown: string, meaning: Text])[] = [
  ["[T", "[T]", { zh: "是最后一行", en: "is the last row" }],
  ["#", "#", { zh: "是个数", en: "counts" }],
  ["∅", "= ∅", { zh: "表示省略", en: "is an argument left out" }],
  ["stdev", "stdev", { zh: "是样本标准差", en: "is the sample standard deviation" }],
  ["top(", "top(k, x, S)", { zh: "是 S 中 x 最大的 k 个", en: "are the k of S with the largest x" }],
  ["rate[", "rate", { zh: "是下面“说明”中的规则表", en: "is the table of rules in the notes below" }],
];

/** The mathematics of a function, its conditions under one another, and a word on the signs in it. */
export function writeFormula({ formula }: Description, language: Language): string {
  const cases = formula.map((line) => line.split(/ {2,}/) as [string, string?]);
  const width = Math.max(...cases.map(([term, condition]) => (condition === undefined ? 0 : term.length)));
  const lines = cases.map(([term, condition]) =>
    condition === undefined
      ? term
      : `${term.padEnd(width)}   ${condition === "*" ? WORDS.otherwise[language] : condition}`,
  );
  const signs = SIGNS.filter(([sign]) => formula.some((line) => line.includes(sign))).map(
    ([, shown, meaning]) => `${code(shown)} ${meaning[language]}`,
  );
  if (signs.length === 0) return block(lines.join("\n"));
  return `${block(lines.join("\n"))}\n\n${signs.join(language === "zh" ? "；" : "; ")}${language === "zh" ? "。" : "."}`;
}
