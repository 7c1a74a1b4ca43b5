import type { Pulled } from "../contracts/pull.ts";
import { captionLines, provenanceOf, type Provenance } from "./caption.ts";
import type { Link } from "./link.ts";
import { dropLink, saveLink } from "./link-store.ts";
import { readTable, type TableOnSheet } from "./read-table.ts";
import { planRefresh, type RefreshPlan } from "./refresh-plan.ts";
import { runExcel } from "./run-excel.ts";
import { nothingToWrite } from "./nothing-to-write.ts";
import { reshapeTable } from "./reshape-table.ts";
import { tableContent } from "./table-content.ts";
import { writeCaption } from "./write-caption.ts";
import { fillTable } from "./fill-table.ts";

export type RefreshOutcome =
  | {
      readonly status: "refreshed";
      readonly link: Link;
      readonly added: number;
      readonly removed: number;
      /** Cells of rows that were there before whose figures are others now. */
      readonly changed: number;
      /** Rows that are no longer disclosed, but stay, emptied, because the user has something on them. */
      readonly emptied: number;
    }
  /** The user has deleted the table: the link was forgotten. */
  | { readonly status: "gone"; readonly link: Link };

export interface RefreshOptions {
  readonly onWriting?: (done: number, total: number) => void;
}

/** Brings the table of a link up to date where it stands: our figures only, never the user's columns, formats or formulas. */
export function refreshLinkedTable(link: Link, pulled: Pulled, options: RefreshOptions = {}): Promise<RefreshOutcome> {
  const provenance = provenanceOf(pulled);
  if (!provenance) return Promise.reject(nothingToWrite(pulled));
  const content = tableContent(pulled, link.language);

  return runExcel(async (context) => {
    const onSheet = await readTable(context, link);
    if (!onSheet) {
      dropLink(context, link);
      await context.sync();
      return { status: "gone", link };
    }
    const question = { ...onSheet, keys: content.keys, written: new Set(link.keys) };
    const plan = planRefresh(question);
    reshapeTable(onSheet, plan);
    const changed = await fillTable(context, onSheet, plan, content, options.onWriting);
    if (onSheet.captionRange) {
      writeCaption(onSheet.captionRange, captionLines(pulled, provenance, link.language), onSheet.captionRows);
    }
    const renewed = renewLink(link, onSheet, content.keys, provenance);
    saveLink(context, renewed);
    await context.sync();
    return { status: "refreshed", link: renewed, changed, ...countRows(plan) };
  });
}

function renewLink(link: Link, onSheet: TableOnSheet, keys: readonly string[], provenance: Provenance): Link {
  return {
    ...link,
    table: onSheet.tableInfo,
    columns: [...onSheet.columns].map(([column, found]) => ({
      column,
      id: found.column.id,
      name: found.column.name,
    })),
    keys: [...keys],
    provenance: { ...provenance, sources: [...provenance.sources] },
  };
}

function countRows(plan: RefreshPlan) {
  return {
    added: plan.rows.filter((row) => row.old === null).length,
    removed: plan.removed.length,
    emptied: plan.rows.filter((row) => row.emptied).length,
  };
}
