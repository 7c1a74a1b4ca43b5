import { isError } from "../file/cell-value.ts";
import type { UniverGrid } from "../grid/create-grid.ts";

/** The error of the selected cell with its reason, as the status bar tells it; "" = the cell shows none. */
export function cellMessage(grid: Pick<UniverGrid, "selection" | "values" | "errorText">): string {
  const { sheet, row, column } = grid.selection();
  const value = grid.values({ sheet, row, column, rows: 1, columns: 1 })[0]?.[0] ?? null;
  if (!isError(value)) return "";
  const reason = value.message ?? grid.errorText(sheet, row, column);
  return reason ? `${value.error} — ${reason}` : value.error;
}
