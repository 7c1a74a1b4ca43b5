import { exampleFormula } from "../../src/core/metrics/example-formula.ts";
import { METRICS } from "../../src/core/metrics/catalogue.ts";
import type { Description, Example, Metric } from "../../src/core/metrics/metric.ts";
import type { Language } from "../../src/core/text.ts";
import { block, code, prose } from "./markdown.ts";
import { hidesValue, printResult, printValue, type PrintedCell } from "./printed-result.ts";
import { WORDS } from "./words.ts";

/** The examples of a function: each formula, what its cells show and hold, and why there is no answer. */
export function writeExamples(described: Description, language: Language): string {
  const metric = METRICS.find(({ id }) => id === described.id);
  if (!metric) return writeFormulas(described, language);
  return metric.examples.map((example, index) => writeExample(metric, example, index + 1, language)).join("\n\n");
}

/** Examples whose answers are data, and change with it. */
function writeFormulas({ id, examples }: Description, language: Language): string {
  const parts = examples.map((example, index) => {
    const title = `**${WORDS.example[language]} ${index + 1}.** ${prose(example.note?.[language] ?? "")}`.trimEnd();
    return `${title}\n\n${block(exampleFormula(id, example))}`;
  });
  return [...parts, WORDS.changes[language]].join("\n\n");
}

function writeExample(metric: Metric, example: Example, number: number, language: Language): string {
  const cells = printResult(metric, example, language);
  const title = `**${WORDS.example[language]} ${number}.**`;
  const parts = [
    example.note ? `${title} ${prose(example.note[language])}` : title,
    block(`${exampleFormula(metric.id, example)}\n\n${grid(cells)}`),
    metric.result.kind === "table" ? undefined : heldValues(cells, language),
    ...messages(cells),
  ];
  return parts.filter((part) => part !== undefined).join("\n\n");
}

/** The cells with their columns under one another. */
function grid(cells: readonly (readonly PrintedCell[])[]): string {
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => width(row[column]!.shown))));
  return cells
    .map((row) =>
      row
        .map(({ shown }, column) => shown + " ".repeat(widths[column]! - width(shown)))
        .join("   ")
        .trimEnd(),
    )
    .join("\n");
}

/** A Chinese character takes the room of two letters. */
function width(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (/\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u.test(character) ? 2 : 1),
    0,
  );
}

function heldValues(cells: readonly (readonly PrintedCell[])[], language: Language): string | undefined {
  if (!cells.flat().some(hidesValue)) return undefined;
  const rows = cells.map((row) => row.map(({ value }) => printValue(value)).join(","));
  const isOne = cells.length === 1 && cells[0]!.length === 1;
  return isOne
    ? `${WORDS.holds[language]}${code(rows[0]!)}${language === "zh" ? "。" : "."}`
    : `${WORDS.cellsHold[language]}${code(`{${rows.join(";")}}`)}${language === "zh" ? "。" : "."}`;
}

function messages(cells: readonly (readonly PrintedCell[])[]): string[] {
  const texts = cells
    .flat()
    .flatMap(({ shown, message }) => (message === undefined ? [] : [`${code(shown)} ${prose(message)}`]));
  return [...new Set(texts)];
}
