import type { SecurityRowOf } from "../../../../contracts/rows.ts";
import { incomplete, wrongField, type Origin } from "../../source-problems.ts";
import { requireSecurities } from "../../disclosure-checks.ts";
import { readFlag } from "../../wire/flag.ts";
import type { FetchedReport, FetchedSheet } from "./fetch.ts";
import { columnOf, readText } from "./map.ts";

/** The target list of a session: all rows of the sheet, as many as the report of that day announces. */
export function mapTargets(proof: FetchedReport, { sheet, origin }: FetchedSheet): SecurityRowOf<"targets">[] {
  const announced = proof.report.metadata.recordcount;
  if (announced > 0 && sheet.rows.length !== announced) throw incomplete(origin, announced, sheet.rows.length);
  requireFirstPage(proof, sheet.rows, sheet.headings, origin);
  const place = (name: string) => columnOf(name, sheet.headings, origin);
  const [code, name, financing, short] = [place("证券代码"), place("证券简称"), place("融资标的"), place("融券标的")];
  const rows = sheet.rows.map((row) => ({
    code: readText(row[code], "证券代码", origin),
    name: readText(row[name], "证券简称", origin),
    financing_target: readFlag(row[financing], "融资标的", origin),
    short_target: readFlag(row[short], "融券标的", origin),
  }));
  requireSecurities(rows, origin);
  return rows.sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** The sheet has no date: each code on the first page of that day's report must be in it. */
function requireFirstPage(
  { report }: FetchedReport,
  rows: readonly (readonly unknown[])[],
  headings: readonly string[],
  origin: Origin,
): void {
  const at = columnOf("证券代码", headings, origin);
  const listed = new Set(rows.map((row) => readText(row[at], "证券代码", origin)));
  for (const { zqdm } of report.data) {
    if (typeof zqdm !== "string" || listed.has(zqdm.trim())) continue;
    throw wrongField(origin, "证券代码", undefined, { zh: `含 ${zqdm} 的一行`, en: `a row of ${zqdm}` });
  }
}
