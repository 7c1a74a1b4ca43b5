import { isZeroMissing } from "../../src/core/metrics/domain.ts";
import type { Description, Result } from "../../src/core/metrics/metric.ts";
import type { Language, Text } from "../../src/core/text.ts";
import { code, page, table } from "./markdown.ts";
import { WORDS } from "./words.ts";

type Kind = Result["kind"];

const RESULTS: Readonly<Record<Kind, Text>> = {
  ratio: { zh: "比率，小数形式；单元格显示为百分数", en: "A ratio as a fraction, shown in percent" },
  number: { zh: "数", en: "A number" },
  amount: { zh: "金额，单位与所给金额相同", en: "An amount, in the unit of the amounts given" },
  boolean: { zh: "TRUE 或 FALSE", en: "TRUE or FALSE" },
  level: { zh: "数，单元格显示为文字", en: "A number that is shown as a word" },
  table: { zh: "溢出的表格", en: "A table that spills" },
};

const SHAPES = {
  element: {
    zh: "参数为区域时逐格计算并溢出，单行、单列与单个单元格自动扩展。",
    en: "Over ranges it is computed cell by cell and spills; a single row, column or cell is stretched.",
  },
  series: {
    zh: "一行或一列是一个序列；多列的区域每列一个序列，各有一个结果。",
    en: "A row or a column is one series; a range of several columns is one series a column, each with an answer.",
  },
} as const satisfies Record<string, Text>;

/** What comes back, and how a cell shows it. */
export function writeResult({ result, parameters }: Description, language: Language): string {
  const numberFormat = formatOf(result);
  const stop = language === "zh" ? "。" : ".";
  const shownAs =
    numberFormat === null ? "" : `${language === "zh" ? "，格式 " : ", with the format "}${code(numberFormat)}`;
  const shape = result.kind === "table" ? undefined : shapeText(parameters);
  return page(
    `${RESULTS[result.kind][language]}${shownAs}${stop}${shape ? (language === "zh" ? "" : " ") + shape[language] : ""}`,
    result.kind === "level" ? captions(result, language) : undefined,
  ).trimEnd();
}

/** Which error says what. */
export function writeErrors(described: Description, language: Language): string {
  return described.category === DATA ? errorTable(OF_DATA, language) : writeErrorsOfMetric(described, language);
}

/** The chapter of functions that read disclosed data. */
const DATA = 6;
const OF_DATA: readonly (readonly [string, Text])[] = [
  [
    "#VALUE!",
    {
      zh: "代码、字段、日期或其他参数不是所要求的值；文字写明所给的值，未知字段给出最接近的一个。溢出的结果中只有它的行或列如此",
      en: "a code, a field, a date or another argument is not what it must be; the text names what was given, and the nearest field to an unknown one. In a spilled answer only its row or column",
    },
  ],
  [
    "#N/A",
    {
      zh: "没有数据：未披露、当日没有、尚未披露，或数据服务没有应答；文字说明原因",
      en: "there is no data: not disclosed, not on that day, not yet, or the data server does not answer; the text says why",
    },
  ],
];

function writeErrorsOfMetric({ parameters, examples }: Description, language: Language): string {
  const required = parameters.filter(({ optional }) => !optional).map(({ name }) => code(name));
  const zeros = parameters.filter((one) => "domain" in one && isZeroMissing(one.domain)).map(({ name }) => code(name));
  const separator = language === "zh" ? "、" : ", ";
  const outOfRange = JSON.stringify(examples.map(({ result }) => result)).includes("#NUM!");
  const rows: readonly (readonly [string, Text] | null)[] = [
    ["#N/A", { zh: `缺失：${required.join(separator)}`, en: `missing: ${required.join(separator)}` }],
    zeros.length > 0
      ? [
          "#N/A",
          {
            zh: `为 0（视为缺失）：${zeros.join(separator)}`,
            en: `0, which counts as missing: ${zeros.join(separator)}`,
          },
        ]
      : null,
    ["#N/A", { zh: "参数齐全而没有答案；文字说明原因", en: "the arguments have no answer; the text says why" }],
    [
      "#VALUE!",
      {
        zh: "参数不是所要求的值，或区域大小不一致；文字写明参数名与所给的值",
        en: "an argument is not what it must be, or ranges do not fit together; the text names it and what was given",
      },
    ],
    outOfRange ? ["#NUM!", { zh: "没有满足条件的数", en: "no number meets the condition" }] : null,
    [
      WORDS.errorGiven[language],
      { zh: "参数中的错误值原样返回到它的位置", en: "an error among the arguments comes back in its place" },
    ],
  ];
  return errorTable(
    rows.flatMap((row) => (row ? [row] : [])),
    language,
  );
}

function errorTable(rows: readonly (readonly [string, Text])[], language: Language): string {
  return table(
    [WORDS.shows[language], WORDS.when[language]],
    rows.map(([shown, when]) => [shown.startsWith("#") ? code(shown) : shown, when[language]]),
  );
}

function formatOf(result: Result): string | null {
  if (result.kind === "ratio") return "0.00%";
  if (result.kind === "amount") return "#,##0.00";
  return result.kind === "number" ? (result.numberFormat ?? null) : null;
}

function shapeText(parameters: Description["parameters"]): Text | undefined {
  if (parameters.some(({ kind }) => kind === "element")) return SHAPES.element;
  return parameters.some(({ kind }) => kind === "series") ? SHAPES.series : undefined;
}

function captions(result: Extract<Result, { kind: "level" }>, language: Language): string {
  return table(
    [WORDS.value[language], WORDS.shows[language]],
    result.captions.map((caption, index) => [`${index + (result.from ?? 0)}`, caption[language]]),
  );
}
