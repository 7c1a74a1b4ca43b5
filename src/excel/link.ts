import { z } from "zod";
import { pullSpec } from "../contracts/pull.ts";
import { tradingDate } from "../contracts/rows.ts";
import { FIELDS } from "../core/fields/catalogue.ts";
import type { ColumnId } from "./table-content.ts";

const COLUMN_IDS: ReadonlySet<string> = new Set(["date", "exchange", "code", "name", ...FIELDS.map(({ id }) => id)]);

const columnId = z.custom<ColumnId>((value) => typeof value === "string" && COLUMN_IDS.has(value));

/** One of our columns: Excel's id of it, which outlives renaming and moving, and the heading last seen, which outlives ids. */
const linkedColumn = z.object({ column: columnId, id: z.number(), name: z.string() });

/** The tie between a table on a sheet and what it was pulled with, as it is kept in the workbook. */
const linkSchema = z.object({
  version: z.literal(1),
  id: z.string(),
  spec: pullSpec,
  language: z.enum(["zh", "en"]),
  table: z.object({ id: z.string(), name: z.string() }),
  /** Defined name of the lines above the table. */
  caption: z.string(),
  columns: z.array(linkedColumn),
  /** Keys of the rows that we wrote: every other row is the user's own. */
  keys: z.array(z.string()),
  provenance: z.object({
    asOf: tradingDate,
    sources: z.array(z.string()),
    fetchedAt: z.string().nullable(),
    sample: z.boolean(),
  }),
});

export type Link = z.infer<typeof linkSchema>;
export type LinkedColumn = z.infer<typeof linkedColumn>;

export const LINK_PREFIX = "rzrq.link.";

export function settingKey(link: Pick<Link, "id">): string {
  return LINK_PREFIX + link.id;
}

export function serializeLink(link: Link): string {
  return JSON.stringify(link);
}

/** Null where the workbook holds something that this version cannot read: it is left as it is. */
export function parseLink(setting: unknown): Link | null {
  if (typeof setting !== "string") return null;
  try {
    return linkSchema.parse(JSON.parse(setting));
  } catch {
    return null;
  }
}
