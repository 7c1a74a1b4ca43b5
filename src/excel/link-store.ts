import { parseLink, serializeLink, settingKey, LINK_PREFIX, type Link } from "./link.ts";
import { runExcel } from "./run-excel.ts";
import { matchTable } from "./match-table.ts";

/** A linked table as the workbook has it now. */
export interface LinkedTable {
  readonly link: Link;
  /** Where the table stands; null where the user has deleted it. */
  readonly sheet: string | null;
}

export interface Links {
  readonly tables: readonly LinkedTable[];
  /** Number of links that a newer version wrote, or that are damaged: they are left alone. */
  readonly unreadable: number;
}

/** Every linked table of the workbook, in the order in which they were made. */
export function listLinks(): Promise<Links> {
  return runExcel(async (context) => {
    const settings = context.workbook.settings.load("items/key,items/value");
    const tables = context.workbook.tables.load("items/id,items/name,items/worksheet/name");
    await context.sync();
    const stored = settings.items.filter((setting) => setting.key.startsWith(LINK_PREFIX));
    const links = stored.flatMap((setting) => parseLink(setting.value) ?? []);
    return {
      tables: links
        .sort((a, b) => Number(a.id) - Number(b.id))
        .map((link) => ({ link, sheet: matchTable(link, tables.items)?.table.worksheet.name ?? null })),
      unreadable: stored.length - links.length,
    };
  });
}

/** Keeps the link in the workbook, with the next sync. */
export function saveLink(context: Excel.RequestContext, link: Link): void {
  context.workbook.settings.add(settingKey(link), serializeLink(link));
}

/** Takes the link out of the workbook, with the next sync; what is on the sheet stays. */
export function dropLink(context: Excel.RequestContext, link: Link): void {
  context.workbook.settings.getItem(settingKey(link)).delete();
}
