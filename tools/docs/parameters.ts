import { expected } from "../../src/core/metrics/argument-errors.ts";
import { describeKind, writtenDefault } from "../../src/core/metrics/describe.ts";
import type { Description } from "../../src/core/metrics/metric.ts";
import {
  parameterName,
  type Choice,
  type DescribedParameter,
  type TableParameter,
} from "../../src/core/metrics/parameter.ts";
import type { Language } from "../../src/core/text.ts";
import { block, code, page, prose, table } from "./markdown.ts";
import { WORDS } from "./words.ts";

/** How the function is typed, and what each parameter is, takes and stands for when it is left out. */
export function writeParameters({ id, parameters }: Description, language: Language): string {
  const names = parameters.map((parameter) => {
    const name = parameterName(parameter, language);
    return parameter.optional ? `[${name}]` : name;
  });
  return page(
    block(`=RZRQ.${id}(${names.join(", ")})`),
    table(
      ["parameter", "quantity", "kind", "takes", "omitted", "note"].map(
        (word) => WORDS[word as keyof typeof WORDS][language],
      ),
      parameters.map((parameter) => parameterRow(parameter, language)),
    ),
    ...parameters.filter((parameter) => parameter.kind === "table").map((parameter) => columns(parameter, language)),
    ...parameters.flatMap((parameter) =>
      "choices" in parameter ? [choices(parameter.name, parameter.choices, language)] : [],
    ),
  ).trimEnd();
}

function parameterRow(parameter: DescribedParameter, language: Language): string[] {
  return [
    code(parameter.name),
    prose(parameter.label[language]),
    describeKind(parameter)[language],
    parameter.kind === "table" ? WORDS.columnsBelow[language] : prose(expected(parameter)[language]),
    omitted(parameter, language),
    prose(parameter.hint?.[language] ?? ""),
  ];
}

function omitted(parameter: DescribedParameter, language: Language): string {
  if (!parameter.optional) return WORDS.required[language];
  const written = writtenDefault(parameter);
  return written === undefined ? WORDS.optional[language] : code(written);
}

function columns({ name, columns: members }: TableParameter, language: Language): string {
  const heading = [WORDS.column, WORDS.name, WORDS.quantity, WORDS.takes, WORDS.omitted, WORDS.note].map(
    (word) => word[language],
  );
  return page(
    `${WORDS.columnsOf[language]}${code(name)}`,
    table(
      heading,
      members.map((column, index) => [
        `${index + 1}`,
        code(column.name),
        prose(column.label[language]),
        prose(expected(column)[language]),
        column.optional ? WORDS.optional[language] : WORDS.required[language],
        prose(column.hint?.[language] ?? ""),
      ]),
    ),
  ).trimEnd();
}

function choices(name: string, entries: readonly Choice[], language: Language): string {
  return page(
    `${WORDS.valuesOf[language]}${code(name)}`,
    table(
      [WORDS.value, WORDS.chinese, WORDS.english].map((word) => word[language]),
      entries.map(({ id, caption }) => [code(id), caption.zh, caption.en]),
    ),
  ).trimEnd();
}
