import { wrongField, type Origin } from "../source-problems.ts";

const FLAGS: Readonly<Record<string, number>> = { Y: 1, N: 0 };

/** `Y` is 1, `N` is 0, an empty cell is missing; anything else is refused. */
export function readFlag(cell: unknown, field: string, origin: Origin): number | null {
  if (cell === null || cell === undefined || cell === "") return null;
  const flag = typeof cell === "string" ? FLAGS[cell.trim().toUpperCase()] : undefined;
  if (flag === undefined) throw wrongField(origin, field, cell, { zh: "Y 或 N", en: "Y or N" });
  return flag;
}
