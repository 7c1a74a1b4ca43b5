import type { ImportColumn, ImportPreview, ImportQuestion, ImportTable } from "../../contracts/import.ts";
import { SCOPE_NAMES } from "../../core/market/exchange.ts";
import type { Text } from "../../core/text.ts";

/** What was understood of a file, line by line; `storing` leaves out how to store it. */
export function describePreview(preview: ImportPreview, storing: boolean): Text[] {
  const { file, origin, tables, left_out, warnings, questions } = preview;
  return [
    { zh: `${file}：${origin.name.zh}`, en: `${file}: ${origin.name.en}` },
    ...tables.flatMap(describeTable),
    ...left_out.map(({ what, why }) => ({
      zh: `  略去 ${what.zh}：${why.zh}`,
      en: `  left out: ${what.en}: ${why.en}`,
    })),
    ...warnings.map(({ zh, en }) => ({ zh: `  注意：${zh}`, en: `  mind: ${en}` })),
    ...questions.map(describeQuestion),
    ...(storing && questions.length === 0 ? [] : [nextStep(questions)]),
  ];
}

/** How it ended. */
export const describeStored = (file: string, stored: NonNullable<ImportPreview["stored"]>): Text => ({
  zh: `已存入 ${file}：新增 ${stored.landed}，修订 ${stored.revised}，未变 ${stored.unchanged}`,
  en: `Stored ${file}: ${stored.landed} new, ${stored.revised} revised, ${stored.unchanged} unchanged`,
});

const KINDS: Readonly<Record<ImportTable["kind"], Text>> = {
  totals: { zh: "每日汇总", en: "daily totals" },
  details: { zh: "证券明细", en: "lists of securities" },
  part: { zh: "部分证券（不当作整日）", en: "some securities (never taken for whole days)" },
};

function describeTable({ kind, sheet, exchanges, rows, days, securities, columns }: ImportTable): Text[] {
  const names = exchanges.map((exchange) => SCOPE_NAMES[exchange]);
  const parts = [
    ...(sheet === null ? [] : [{ zh: `工作表“${sheet}”`, en: `sheet “${sheet}”` }]),
    KINDS[kind],
    ...(names.length > 0
      ? [{ zh: names.map(({ zh }) => zh).join("、"), en: names.map(({ en }) => en).join(", ") }]
      : []),
    { zh: `${rows} 行`, en: `${rows} rows` },
    ...(securities === null || securities === 0
      ? []
      : [{ zh: `${securities} 只证券`, en: `${securities} securities` }]),
    ...(days === null ? [] : [describeDays(days)]),
  ];
  return [
    { zh: `  ${parts.map(({ zh }) => zh).join("，")}`, en: `  ${parts.map(({ en }) => en).join(", ")}` },
    ...columns.map(describeColumn),
  ];
}

const describeDays = ({ count, first, last }: NonNullable<ImportTable["days"]>): Text =>
  count === 1
    ? { zh: first, en: first }
    : { zh: `${count} 个交易日，${first} 至 ${last}`, en: `${count} trading days from ${first} to ${last}` };

const UNIT_SAID_BY: Readonly<Record<NonNullable<ImportColumn["unit_from"]>, Text>> = {
  heading: { zh: "表头", en: "by its heading" },
  row: { zh: "单位行", en: "by the row of units" },
  line: { zh: "表上方的说明", en: "by the line above the table" },
  origin: { zh: "来源的说明", en: "as its origin documents" },
  field: { zh: "价格", en: "a price" },
  cells: { zh: "各单元格", en: "by each cell" },
  answer: { zh: "您指明的", en: "as you said" },
};

function describeColumn({ heading, name, unit, unit_from }: ImportColumn): Text {
  if (unit_from === null)
    return { zh: `    ${heading} → ${name.zh}，单位未知`, en: `    ${heading} → ${name.en}, unit unknown` };
  const by = UNIT_SAID_BY[unit_from];
  return {
    zh: `    ${heading} → ${name.zh}，${unit ?? ""}（${by.zh}）`,
    en: `    ${heading} → ${name.en}, ${unit ?? ""} (${by.en})`,
  };
}

const OPTIONS: Readonly<Record<ImportQuestion["id"], string>> = {
  sheet: "--sheet",
  exchange: "--exchange",
  date: "--date",
  code: "--code",
  amount_unit: "--unit",
  volume_unit: "--unit",
};

function describeQuestion({ id, text, choices, suspected }: ImportQuestion): Text {
  const example = suspected ?? choices?.[0]?.value ?? (id === "code" ? "600519" : "2026-09-18");
  const values = choices === null ? null : choices.map(({ value }) => value);
  return {
    zh: `  问：${text.zh}请用 ${OPTIONS[id]} 回答，例如 ${OPTIONS[id]} ${example}${values ? `（${values.join("、")}）` : ""}`,
    en: `  question: ${text.en} Answer with ${OPTIONS[id]}, such as ${OPTIONS[id]} ${example}${values ? ` (${values.join(", ")})` : ""}`,
  };
}

function nextStep(questions: readonly ImportQuestion[]): Text {
  if (questions.length > 0)
    return {
      zh: "尚未存入：请回答以上问题后再运行一次。",
      en: "Nothing is stored yet: answer the questions above and run it again.",
    };
  return { zh: "尚未存入：核对无误后加 --yes 存入。", en: "Nothing is stored yet: add --yes to store it." };
}
