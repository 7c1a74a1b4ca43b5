import type { Pulled } from "../contracts/pull.ts";
import { field, MARGIN_FIELD_IDS, OVERVIEW_FIELD_IDS } from "../core/fields/catalogue.ts";
import type { Language } from "../core/text.ts";

/** Columns without a single figure, so that nobody takes them for a failure or for zeros: the SSE's details, for one, have no 融券余额. */
export function emptyFieldsLine(pulled: Pulled, language: Language): string {
  const names = emptyFields(pulled).map((id) => field(id).name[language]);
  if (names.length === 0) return "";
  return language === "zh" ? `无披露数据的列：${names.join("、")}` : `nothing disclosed for: ${names.join(", ")}`;
}

function emptyFields(pulled: Pulled) {
  if ("day" in pulled) return MARGIN_FIELD_IDS.filter((id) => pulled.day.rows.every((row) => row[id] === null));
  const rows = pulled.series.flatMap((series) => series.rows);
  return [...MARGIN_FIELD_IDS, ...OVERVIEW_FIELD_IDS].filter((id) => rows.every((row) => row[id] === null));
}
