import type { Cell } from "./read-sheets.ts";

/** A figure as written: its decimal digits and power of ten, and the power of its last digit. */
export interface Figure {
  readonly value: number;
  /** Size of one step of the last digit written, in 元 or shares: 0.01 亿元 is 1,000,000. */
  readonly step: number;
  /** The cell says 万 or 亿 itself. */
  readonly selfScaled: boolean;
}

const MISSING_MARKS: readonly string[] = ["", "-", "--"];

const GROUPED = /^(-?)((?:\d{1,3}(?:,\d{3})+|\d+))(?:\.(\d+))?(万亿|万|亿)?(?:元|股|份)?$/;
const SUFFIXES: Readonly<Record<string, number>> = { 万: 4, 亿: 8, 万亿: 12 };

/** True where the cell says that there is no figure. Missing is never 0. */
export function isMissing(cell: Cell | undefined): cell is null | undefined | "" {
  if (cell === null || cell === undefined) return true;
  return typeof cell === "string" && MISSING_MARKS.includes(cell.trim());
}

/** Reads a number, grouped by commas or not, with 万, 亿 or 万亿 behind it or not; null where the cell holds something else. */
export function readFigure(cell: Cell, exponent: number): Figure | null {
  const match = GROUPED.exec(cellText(cell));
  if (!match) return null;
  const [, sign, whole, fraction = "", suffix] = match as unknown as [string, string, string, string?, string?];
  const power = exponent + (suffix === undefined ? 0 : SUFFIXES[suffix]!) - fraction.length;
  return {
    // One conversion of the decimal text: multiplying 0.29 by 1e8 would not give 29,000,000.
    value: Number(`${sign}${whole.replaceAll(",", "")}${fraction}e${power}`) + 0,
    step: 10 ** power,
    selfScaled: suffix !== undefined,
  };
}

function cellText(cell: Cell): string {
  if (typeof cell !== "number") return (cell ?? "").normalize("NFKC").replace(/\s/g, "");
  return Number.isFinite(cell) ? cell.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 }) : "";
}
