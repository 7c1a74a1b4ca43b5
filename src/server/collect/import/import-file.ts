import type { ImportPreview, ImportQuestion, ImportTable } from "../../../contracts/import.ts";
import { field } from "../../../core/fields/catalogue.ts";
import type { Text } from "../../../core/text.ts";
import type { Disclosure } from "../source.ts";
import { checkFigures } from "./check-figures.ts";
import { withoutContradictions } from "./contradictions.ts";
import { findTables, type FoundTable } from "./find-table.ts";
import { ImportError } from "./import-error.ts";
import type { ImportOptions } from "./import-options.ts";
import { dayLeftOut, sheetLeftOut, type LeftOut } from "./left-out.ts";
import type { FigureColumn } from "./read-columns.ts";
import { readSheets, type Sheet } from "./read-sheets.ts";
import { readTable, type KeyedRow, type TableReading } from "./read-table.ts";
import { askSheet } from "./questions.ts";
import { recogniseOrigin } from "./recognise-origin.ts";
import { toDisclosures } from "./to-disclosures.ts";
import { warningsOf } from "./warnings-of.ts";

type ListPlace = Pick<Disclosure, "exchange" | "date">;

/** A file as it was understood; without disclosures while a question is open. */
export interface ImportedFile {
  readonly preview: ImportPreview;
  readonly disclosures: readonly Disclosure[];
  /** Lists that lack a row of the file: none of them is whole. */
  readonly torn: readonly ListPlace[];
}

/**
 * Reads a user's file: market totals by day, complete lists of securities, or the history of one security or a few.
 * All of it is understood, or asked about, or it is refused with the place and the reason. Nothing is stored here.
 */
export function importFile(bytes: Uint8Array, options: ImportOptions): ImportedFile {
  const sheets = readSheets(bytes);
  const origin = recogniseOrigin(options.name, sheets);
  const found = findTables(sheets, origin, options.answers.sheet);
  const read = (origin.allSheets ? found : found.slice(0, 1)).map((table) => readTable(table, origin, options));
  if (read.every(({ rows }) => rows.every(({ figures }) => figures.size === 0))) throw noFigures();

  const isSheetOpen = !origin.allSheets && found.length > 1;
  const questions = isSheetOpen ? [askSheet(namesOf(found))] : distinct(read.flatMap((each) => each.questions));
  const isOpen = questions.length > 0;
  const readings = isOpen ? read : read.map(withoutContradictions);
  if (!isOpen) readings.forEach(checkFigures);
  return {
    preview: {
      file: options.name,
      origin: { id: origin.id, name: origin.name },
      tables: readings.map((reading) => tableOf(reading)),
      left_out: [...readings.flatMap(leftOutOf), ...otherSheets(sheets, found, readings)],
      questions,
      warnings: [...endWarning(sheets), ...(isOpen ? [] : readings.flatMap(warningsOf))],
      stored: null,
    },
    disclosures: isOpen ? [] : readings.flatMap((reading) => toDisclosures(reading, options)),
    torn: readings.flatMap(({ withdrawn }) => withdrawn.flatMap(placeOfRow)),
  };
}

const placeOfRow = ({ date, scope }: KeyedRow): ListPlace[] =>
  date === null || scope === null ? [] : [{ exchange: scope, date }];

const namesOf = (found: readonly FoundTable[]): string[] => found.flatMap(({ sheet }) => sheet.name ?? []);

const distinct = (questions: readonly ImportQuestion[]): ImportQuestion[] =>
  questions.filter(({ id }, index) => questions.findIndex((other) => other.id === id) === index);

function tableOf({ kind, sheet, figures, rows, questions }: TableReading): ImportTable {
  const days = rows.flatMap(({ date, figures }) => (date !== null && figures.size > 0 ? [date] : [])).sort();
  const codes = new Set(rows.flatMap(({ code }) => code ?? []));
  const isUnitOpen = questions.some(({ id }) => id === "amount_unit" || id === "volume_unit");
  const [first, last] = [days[0], days.at(-1)];
  return {
    kind,
    sheet,
    exchanges: [...new Set(rows.flatMap(({ scope }) => scope ?? []))],
    rows: rows.length,
    days: first && last ? { first, last, count: new Set(days).size } : null,
    securities: kind === "totals" ? null : codes.size,
    columns: figures.map((column) => ({
      heading: column.heading,
      field: column.field,
      name: field(column.field).name,
      unit: column.unit?.label ?? null,
      unit_from: column.unitFrom ?? (isSelfScaled(column, rows) ? "cells" : null),
    })),
    sample: isUnitOpen ? [] : sampleOf(rows).map((row) => sampleRow(row, figures)),
  };
}

const isSelfScaled = ({ field: id }: FigureColumn, rows: readonly KeyedRow[]): boolean =>
  rows.some(({ figures }) => figures.get(id)?.selfScaled);

const SHOWN_AT_EACH_END = 3;

const sampleOf = (rows: readonly KeyedRow[]): readonly KeyedRow[] =>
  rows.length <= 2 * SHOWN_AT_EACH_END
    ? rows
    : [...rows.slice(0, SHOWN_AT_EACH_END), ...rows.slice(-SHOWN_AT_EACH_END)];

const sampleRow = (
  { row, date, code, figures }: KeyedRow,
  columns: readonly FigureColumn[],
): ImportTable["sample"][number] => ({
  row,
  date,
  code,
  figures: columns.map((column) => figures.get(column.field)?.value ?? null),
});

function leftOutOf({ kind, rows, leftOut }: TableReading): LeftOut[] {
  const empty = kind === "details" ? [] : rows.filter(({ figures }) => figures.size === 0);
  return [...leftOut, ...empty.map(({ row, date }) => dayLeftOut(row, date ?? "—"))];
}

function otherSheets(
  sheets: readonly Sheet[],
  found: readonly FoundTable[],
  readings: readonly TableReading[],
): LeftOut[] {
  const read = new Set(readings.map(({ sheet }) => sheet));
  const tables = new Set(found.map(({ sheet }) => sheet.name));
  return sheets.flatMap(({ name }) => (name === null || read.has(name) ? [] : [sheetLeftOut(name, tables.has(name))]));
}

function endWarning(sheets: readonly Sheet[]): Text[] {
  if (!sheets.some(({ endsAbruptly }) => endsAbruptly)) return [];
  return [
    {
      zh: "文件最后一行没有换行：若下载中断，最后一个数字可能不完整；请核对最后一行。",
      en: "The last line of the file is not ended: if a download was cut off, its last figure may be incomplete; check the last row.",
    },
  ];
}

function noFigures(): ImportError {
  return new ImportError({
    zh: "表头下面没有任何数字：请确认导出的是带数据的表，然后重试。",
    en: "There is not a single figure under the headings: check that the export holds data and try again.",
  });
}
