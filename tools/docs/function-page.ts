import type { Description } from "../../src/core/metrics/metric.ts";
import type { Language } from "../../src/core/text.ts";
import { writeExamples } from "./examples.ts";
import { writeFormula } from "./formula.ts";
import { anchor, list, page, prose } from "./markdown.ts";
import { writeParameters } from "./parameters.ts";
import { writeErrors, writeResult } from "./result-and-errors.ts";
import { TASKS } from "./tasks.ts";
import { CATEGORIES, WORDS } from "./words.ts";

/** The page of one function. */
export function functionPage(metric: Description, metrics: readonly Description[], language: Language): string {
  const section = (word: keyof typeof WORDS, content: string | undefined) =>
    content && `## ${WORDS[word][language]}\n\n${content}`;
  return page(
    `# ${metric.id}`,
    byline(metric, language),
    prose(metric.description[language]),
    questions(metric, language),
    section("formula", metric.formula.length > 0 ? writeFormula(metric, language) : undefined),
    section("parameters", writeParameters(metric, language)),
    section("result", writeResult(metric, language)),
    section("errors", writeErrors(metric, language)),
    section("examples", writeExamples(metric, language)),
    section("notes", metric.notes && list(metric.notes.map((note) => prose(note[language])))),
    section("source", prose(metric.source[language])),
    section("seeAlso", seeAlso(metric, metrics, language)),
  );
}

/** The name, the chapter, and the same page in the other language. */
function byline({ id, name, category }: Description, language: Language): string {
  const chapter = CATEGORIES[category][language];
  const other = language === "zh" ? `[English](../${id}.md)` : `[中文](zh/${id}.md)`;
  return `**${prose(name[language])}** · [${chapter}](README.md${anchor(chapter)}) · ${other}`;
}

function questions({ id }: Description, language: Language): string {
  const links = TASKS.filter(({ functions }) => functions.includes(id))
    .map(({ question }) => `[${question[language]}](README.md${anchor(question[language])})`)
    .join(" · ");
  return `${WORDS.answers[language]}${language === "zh" ? "：" : ": "}${links}`;
}

function seeAlso(
  { seeAlso: ids = [] }: Description,
  metrics: readonly Description[],
  language: Language,
): string | undefined {
  const others = ids.flatMap((id) => metrics.filter((metric) => metric.id === id));
  if (others.length === 0) return undefined;
  return list(others.map(({ id, name }) => `[${id}](${id}.md) ${prose(name[language])}`));
}
