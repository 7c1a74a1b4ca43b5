import type { ImportAnswers } from "../../../contracts/import.ts";
import type { Scope } from "../../../core/market/exchange.ts";
import { parseSecurityCode, type SecurityCode } from "../../../core/market/security-code.ts";
import { ImportError } from "./import-error.ts";
import type { Origin } from "./origins.ts";
import type { Columns } from "./read-columns.ts";
import type { DataRow } from "./read-rows.ts";
import type { Cell } from "./read-sheets.ts";

/** What is needed to know the security of a row. */
export interface CodeContext {
  /** Index of the column of codes. */
  readonly column: number | undefined;
  /** The security that the user named, or else one that stands outside the table. */
  readonly named: SecurityCode | null;
  /** A table without a column of codes is the history of one security. */
  readonly isOneSecurity: boolean;
}

export function codeContext(
  { roles, figures }: Columns,
  outside: SecurityCode | null,
  origin: Origin,
  answers: ImportAnswers,
): CodeContext {
  const given = answers.code === undefined ? null : parseSecurityCode(answers.code);
  return {
    column: roles.code,
    named: roles.code === undefined ? (given ?? outside) : given,
    isOneSecurity:
      given !== null ||
      outside !== null ||
      figures.some(({ field }) => field === "close") ||
      origin.oneSecurity === true,
  };
}

/** The security of the row; null while it is open. */
export function readCode(row: DataRow, { column, named }: CodeContext, scope: Scope | null): SecurityCode | null {
  if (column === undefined) return named;
  const cell = row.cells[column] ?? null;
  const security = parseSecurityCode(codeOf(cell));
  const isExpected =
    security !== null &&
    (scope === null || scope === "ALL" || security.exchange === scope) &&
    (named === null || named.code === security.code);
  if (isExpected) return security;
  const expected = named?.code ?? (scope === null || scope === "ALL" ? null : scope);
  throw new ImportError({
    zh: `第 ${row.row} 行的证券代码“${cell ?? ""}”不是${expected ? ` ${expected} ` : "沪深北"}的股票或基金代码：应为六位代码，例如 600519 或 600519.SH；请核对该行，文件未导入。`,
    en: `Row ${row.row}: “${cell ?? ""}” is no code of a stock or fund${expected ? ` of ${expected}` : ""}: expected six digits such as 600519 or 600519.SH; check the row, nothing was imported.`,
  });
}

/** Terminals write codes as formulas (`="600519"`); a spreadsheet that took 000001 for a number wrote it as 1. */
function codeOf(cell: Cell): string | number {
  if (typeof cell === "number") return cell;
  const text = (cell ?? "").trim().replace(/^="(.*)"$|^'/, "$1");
  return /^\d{1,5}$/.test(text) ? Number(text) : text;
}
