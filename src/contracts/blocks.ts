import { z } from "zod";
import { exchange, scope, tradingDate } from "./rows.ts";

/** Arrow IPC, file format (Feather 2): what pandas, polars and pyarrow open as it is. */
export const BLOCK_TYPE = "application/vnd.apache.arrow.file";

/** Grows when the columns of a block change their meaning; a client refuses what it does not know. */
export const BLOCK_FORMAT = 1;

/** Key of a block's metadata, as JSON, in the metadata of its Arrow schema. */
export const BLOCK_METADATA_KEY = "rzrq";

/**
 * Where a column's values are from. `derived`: nobody published them, they follow from other columns. `partial`: only some
 * securities were disclosed, the column says nothing of all.
 */
const fieldOrigin = z.object({
  source: z.string(),
  revision: z.number().int().positive(),
  fetched_at: z.string(),
  derived: z.boolean(),
  partial: z.literal(true).optional(),
});

/** Where a column's values are from over a run of days: in `GET days/{date}/{exchange}` each day says which revision. */
export const seriesOrigin = fieldOrigin.pick({ source: true, derived: true });
/** Origins of the columns, each valid from its first day until the next entry. */
const origins = z.array(z.object({ from: tradingDate, columns: z.record(z.string(), seriesOrigin) }));

const common = z.object({ format: z.literal(BLOCK_FORMAT), sample: z.boolean(), revision: z.number().int() });

/**
 * A day block has the columns `code`, `name`, `exchange` (text, ascending by code) and one for each security field of the
 * catalogue that has any value: 64-bit floats, missing = null with NaN in the null's place, so that the raw values can be
 * used as they lie; `exchange` and the labels are dictionaries. A column that is absent has no value on that day.
 */
const dayBlock = common.extend({
  kind: z.literal("day"),
  date: tradingDate,
  exchanges: z.array(z.object({ exchange, complete: z.boolean(), origins: z.record(z.string(), fieldOrigin) })),
});

/**
 * A history block has `code` and one float column for each derived field that needs more than the day itself. It has the
 * codes of the day block, in its order.
 */
const historyBlock = common.extend({ kind: z.literal("history"), date: tradingDate });

/** A series block has `date` (Arrow date32: days since 1970-01-01) and the columns of a day block, of one security. */
const seriesBlock = common.extend({
  kind: z.literal("series"),
  code: z.string(),
  name: z.string(),
  exchange,
  origins,
});

/**
 * A market block has `date` and the fields of totals and overview, of one exchange or of all; of all also the fields that
 * only the statistics of accounts have.
 */
export const marketBlock = common.extend({
  kind: z.literal("market"),
  exchange: scope,
  /** Days that are left out because an exchange has not disclosed them. */
  partial: z.array(z.object({ date: tradingDate, missing: z.array(exchange) })),
  origins,
});

/** The directory has `code`, `name`, `exchange`, `former_code` (BSE, else null) and `last_date` (date32). */
const directoryBlock = common.extend({ kind: z.literal("directory") });

export const blockMetadata = z.discriminatedUnion("kind", [
  dayBlock,
  historyBlock,
  seriesBlock,
  marketBlock,
  directoryBlock,
]);
export type BlockMetadata = z.infer<typeof blockMetadata>;
