import { ORIGINS, UNKNOWN_ORIGIN, type Evidence, type Origin } from "./origins.ts";
import type { Cell, Sheet } from "./read-sheets.ts";

const HEAD_ROWS = 100;
const FOOT_ROWS = 5;

/** The program or site that wrote the file, by its headings, sheets, footers and name. */
export function recogniseOrigin(fileName: string, sheets: readonly Sheet[]): Origin {
  const evidence: Evidence = {
    fileName,
    sheetNames: sheets.flatMap(({ name }) => name ?? []),
    head: new Set(sheets.flatMap(({ rows }) => rows.filter(isFilled).slice(0, HEAD_ROWS).flatMap(texts))),
    foot: sheets.flatMap(({ rows }) => rows.filter(isFilled).slice(-FOOT_ROWS).flatMap(texts)),
  };
  return ORIGINS.find((origin) => origin.recognise(evidence)) ?? UNKNOWN_ORIGIN;
}

const isFilled = (row: readonly Cell[]): boolean => row.some((cell) => cell !== null && cell !== "");

const texts = (row: readonly Cell[]): string[] =>
  row.flatMap((cell) => (typeof cell === "string" && cell !== "" ? [plainText(cell)] : []));

/** In plain letters without blanks: full-width brackets and colons become narrow. */
export const plainText = (cell: Cell | undefined): string =>
  typeof cell === "string" ? cell.normalize("NFKC").replace(/\s/g, "") : "";
