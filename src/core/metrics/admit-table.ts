import { isFault, type Fault } from "../columns/fault.ts";
import { MetricError } from "../errors.ts";
import { argumentError, missingArgument, wrongArgument } from "./argument-errors.ts";
import { isInDomain, isZeroMissing } from "./domain.ts";
import type { TableInput } from "./metric.ts";
import type { ColumnParameter, TableParameter, TableValue } from "./parameter.ts";

type Cell = TableInput["rows"][number][number];

/** Turns rows into columns. Rows without any value are left out; the first cell that cannot be used is answered instead, with its row. */
export function admitTable(parameter: TableParameter, input: TableInput): TableValue | Fault | undefined {
  const width = input.rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const least = parameter.columns.filter((column) => !column.optional).length;
  if (width < least || width > parameter.columns.length) return wrongWidth(parameter, width);
  const rows = [...input.rows.entries()].filter(([, row]) => row.some((cell) => cell !== null));
  if (rows.length === 0) return parameter.optional ? undefined : missingArgument(parameter);
  const columns: Record<string, Float64Array | readonly string[]> = {};
  for (const [index, column] of parameter.columns.entries()) {
    const cells = rows.map(([, row]) => admitCell(column, row[index] ?? null));
    const faulty = cells.findIndex(isFault);
    if (faulty >= 0) return inRow(cells[faulty] as Fault, rows[faulty]![0] + 1);
    columns[column.name] = column.type === "text" ? (cells as string[]) : Float64Array.from(cells as number[]);
  }
  return { rows: rows.length, columns };
}

function admitCell(column: ColumnParameter, cell: Cell): number | string | Fault {
  if (isFault(cell)) return cell;
  if (column.type === "text") return cell === null && !column.optional ? missingArgument(column) : String(cell ?? "");
  const isMissing = cell === null || (cell === 0 && isZeroMissing(column.domain));
  if (isMissing) return column.optional ? NaN : missingArgument(column);
  return isInDomain(Number(cell), column.domain) ? Number(cell) : wrongArgument(column, String(cell));
}

/** A table is long: the text says where to look. */
function inRow(fault: Fault, row: number): Fault {
  if (!(fault instanceof MetricError)) return fault;
  const { zh, en } = fault.text;
  return new MetricError(fault.kind, { zh: `${zh}（第 ${row} 行）`, en: `${en} (row ${row})` });
}

function wrongWidth(parameter: TableParameter, width: number): MetricError {
  const [zh, en] = (["zh", "en"] as const).map((language) =>
    parameter.columns.map((column) => column.label[language]).join(language === "zh" ? "、" : ", "),
  );
  return argumentError("badInput", parameter, {
    zh: `应有这些列：${zh}；给出的是 ${width} 列`,
    en: `must have the columns ${en}; got ${width}`,
  });
}
