import type { Description } from "../../src/core/metrics/metric.ts";
import type { Language } from "../../src/core/text.ts";
import { list, page, prose, table } from "./markdown.ts";
import { TASKS } from "./tasks.ts";
import { CATEGORIES, WORDS } from "./words.ts";

/** The index of the functions: by the question that a reader brings, then by chapter. */
export function indexPage(metrics: readonly Description[], language: Language): string {
  return page(
    `# ${WORDS.functions[language]}`,
    introduction(metrics.length, language).trimEnd(),
    `## ${WORDS.byTask[language]}`,
    ...TASKS.flatMap(({ question, functions }) => [
      `### ${question[language]}`,
      list(functions.flatMap((id) => metrics.filter((metric) => metric.id === id)).map((one) => entry(one, language))),
    ]),
    `## ${WORDS.byCategory[language]}`,
    ...Object.entries(CATEGORIES).flatMap(([category, name]) => [
      `### ${name[language]}`,
      functionTable(
        metrics.filter((metric) => metric.category === Number(category)),
        language,
      ),
    ]),
  );
}

function functionTable(metrics: readonly Description[], language: Language): string {
  return table(
    [WORDS.function[language], WORDS.name[language], WORDS.is[language]],
    metrics.map(({ id, name, description }) => [
      `[${id}](${id}.md)`,
      prose(name[language]),
      prose(description[language]),
    ]),
  );
}

function entry({ id, name }: Description, language: Language): string {
  return `[${id}](${id}.md) ${prose(name[language])}`;
}

function introduction(count: number, language: Language): string {
  return language === "zh"
    ? page(
        `共 ${count} 个函数，在公式中写作 \`=RZRQ.函数名(…)\`。[English](../README.md)`,
        list([
          "金额以元计；同一次调用里也可以都用万元或亿元，结果同单位。比率是小数：0.025 即 2.5%。",
          "序列由旧到新，窗口按行数计。空白、`-`、`--` 都是缺失，缺失不是 0。",
          "参数可以是区域：一次调用算几千行，比几千个公式快。",
          "等级是数，单元格显示为文字；比较时用数，它与语言无关。",
          "另见[字段](../../fields.md)、[术语表](../../glossary.md)和[局限](../../limits.md)。",
        ]),
      )
    : page(
        `The ${count} functions, typed as \`=RZRQ.NAME(…)\`. [中文](zh/README.md)`,
        list([
          "Amounts are in 元; a call may use 万元 or 亿元 throughout, and answers in the same. Ratios are fractions: 0.025 is 2.5%.",
          "Series run from the oldest row to the newest, and windows are counted in rows. Empty cells, `-` and `--` are missing, and missing is not 0.",
          "Arguments may be ranges: one call over thousands of rows is faster than thousands of formulas.",
          "A level is a number that a cell shows as a word; compare the number, which is the same in every language.",
          "See also the [fields](../fields.md), the [glossary](../glossary.md) and the [limits](../limits.md).",
        ]),
      );
}
