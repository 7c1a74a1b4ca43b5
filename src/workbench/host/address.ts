import { sheetColumns, sheetRows } from "./area.ts";

/** A reference in A1 style; without a sheet name it means the sheet at hand. */
interface Reference {
  readonly sheetName: string | null;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

const cell = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i;
const column = /^\$?([A-Z]{1,3})$/i;
const row = /^\$?([1-9]\d{0,6})$/;
const quotedSheet = /^'((?:[^']|'')+)'!(.+)$/;
const plainSheet = /^([^'!]+)!(.+)$/;

/** `A1`, `$B$2:C9`, `A:C`, `2:5`, `Sheet1!A1`, `'two words'!A1`; null when the text is none of them. */
export function parseReference(text: string): Reference | null {
  const quoted = quotedSheet.exec(text);
  const plain = quoted === null ? plainSheet.exec(text) : null;
  const sheetName = quoted?.[1]?.replaceAll("''", "'") ?? plain?.[1] ?? null;
  const place = quoted?.[2] ?? plain?.[2] ?? text;
  const [first = "", last = first, ...rest] = place.split(":");
  if (rest.length > 0) return null;
  const span = spanCells(first, last) ?? spanColumns(first, last, place) ?? spanRows(first, last, place);
  if (span === null || span.row + span.rows > sheetRows || span.column + span.columns > sheetColumns) return null;
  return { sheetName, ...span };
}

/** `B2:C9`, `A:C`, `2:5` */
export function formatPlace(area: Omit<Reference, "sheetName">): string {
  const { row: top, column: left, rows, columns } = area;
  const right = columnName(left + columns - 1);
  if (rows === sheetRows) return `${columnName(left)}:${right}`;
  if (columns === sheetColumns) return `${top + 1}:${top + rows}`;
  const first = `${columnName(left)}${top + 1}`;
  return rows === 1 && columns === 1 ? first : `${first}:${right}${top + rows}`;
}

/** `Sheet1!B2:C9`, the sheet name in quotes where Excel puts them. */
export function formatAddress(sheetName: string, area: Omit<Reference, "sheetName">): string {
  return `${quoteSheet(sheetName)}!${formatPlace(area)}`;
}

/** `=Sheet1!$B$2:$C$9` */
export function formatNameFormula(sheetName: string, area: Omit<Reference, "sheetName">): string {
  const place = formatPlace(area).replaceAll(/[A-Z]+|\d+/g, (part) => `$${part}`);
  return `=${quoteSheet(sheetName)}!${place}`;
}

function quoteSheet(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !cell.test(name) && !column.test(name);
  return isPlain ? name : `'${name.replaceAll("'", "''")}'`;
}

export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

type Span = Omit<Reference, "sheetName">;

function spanCells(first: string, last: string): Span | null {
  const a = cell.exec(first);
  const b = cell.exec(last);
  if (a === null || b === null) return null;
  const [top, bottom] = ordered(Number(a[2]) - 1, Number(b[2]) - 1);
  const [left, right] = ordered(columnIndex(a[1] ?? ""), columnIndex(b[1] ?? ""));
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

function spanColumns(first: string, last: string, place: string): Span | null {
  const a = column.exec(first);
  const b = column.exec(last);
  if (a === null || b === null || !place.includes(":")) return null;
  const [left, right] = ordered(columnIndex(a[1] ?? ""), columnIndex(b[1] ?? ""));
  return { row: 0, column: left, rows: sheetRows, columns: right - left + 1 };
}

function spanRows(first: string, last: string, place: string): Span | null {
  const a = row.exec(first);
  const b = row.exec(last);
  if (a === null || b === null || !place.includes(":")) return null;
  const [top, bottom] = ordered(Number(a[1]) - 1, Number(b[1]) - 1);
  return { row: top, column: 0, rows: bottom - top + 1, columns: sheetColumns };
}

const ordered = (a: number, b: number): [number, number] => (a <= b ? [a, b] : [b, a]);
