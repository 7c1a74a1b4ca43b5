import type { PullSpec } from "../contracts/pull.ts";
import { SCOPE_NAMES, SCOPES, type Scope } from "../core/market/exchange.ts";
import type { TradingDate } from "../core/market/trading-date.ts";
import { readExcelDate } from "./excel-date.ts";
import type { KeyColumnId } from "./headings.ts";

/** `2026-09-18`, or `2026-09-18 SSE` where each exchange has its row. */
export function marketKey(date: TradingDate, exchange: Scope | null): string {
  return exchange ? `${date} ${exchange}` : date;
}

/** The columns without which the rows of a linked table cannot be told apart. */
export function keyColumnsOf(spec: PullSpec): readonly KeyColumnId[] {
  if (spec.dataset === "details") return ["code"];
  return spec.scope === "EACH" ? ["date", "exchange"] : ["date"];
}

/** The key that the cells of a row on the sheet spell, in the order of `keyColumnsOf`; null where they spell none. */
export function readKey(spec: PullSpec, cells: readonly unknown[]): string | null {
  if (spec.dataset === "details") return readCode(cells[0]);
  const date = readExcelDate(cells[0]);
  if (!date) return null;
  if (spec.scope !== "EACH") return marketKey(date, null);
  const exchange = readScope(cells[1]);
  return exchange && marketKey(date, exchange);
}

/** A code keeps its leading zeros as text; a cell that was turned into a number has lost them. */
function readCode(cell: unknown): string | null {
  const text = typeof cell === "number" ? String(cell).padStart(6, "0") : cell;
  return typeof text === "string" && text.trim() !== "" ? text.trim() : null;
}

function readScope(cell: unknown): Scope | null {
  return SCOPES.find((scope) => [scope, SCOPE_NAMES[scope].zh, SCOPE_NAMES[scope].en].includes(String(cell))) ?? null;
}
