import { z } from "zod";
import { API } from "./api.ts";
import { exchange, scope, tradingDate } from "./rows.ts";

/**
 * `GET edition`: what is served now, in one small document; everything else that a workbook reads is immutable under an
 * address that this document gives. Revalidated by its ETag; `rzrq publish` writes it as the only file that changes.
 */
export const edition = z.object({
  sample: z.boolean(),
  /** Grows whenever any served figure changes; no other content ever had, or gets, the same number. */
  edition: z.number().int().nonnegative(),
  /** True where the server only reads: static files, a standby. */
  read_only: z.boolean(),
  /**
   * Every served day, ascending, in columns. `revision` is the edition that last changed the day. `complete` has one
   * letter an exchange whose details are complete (`H` Shanghai, `Z` Shenzhen, `B` Beijing), `partial` one for each that
   * had margin trading on the day and is not complete: such a day is never the newest.
   */
  days: z.object({
    date: z.array(tradingDate),
    revision: z.array(z.number().int().positive()),
    complete: z.array(z.string()),
    partial: z.array(z.string()),
  }),
  /** Newest day on which all that is due is complete; null = none. */
  newest: z.object({ exchange: scope, details: tradingDate.nullable(), totals: tradingDate.nullable() }).array(),
  /** Exchanges that others wait for: they have not disclosed the newest day that another has. */
  awaited: z.array(exchange),
});

export type Edition = z.infer<typeof edition>;

/** The revision of a day's history block: the newest of all days up to it, since some fields look back to the first. `index` is the day's place in `days`. */
export function historyRevision(days: Edition["days"], index: number): number {
  return days.revision.slice(0, index + 1).reduce((newest, revision) => Math.max(newest, revision), 0);
}

export const EDITION_PATH = `${API}/edition`;
/** Arrow IPC, immutable: all securities of all exchanges on one day; `revision` is the day's. */
export const dayBlockPath = (date: string, revision: number): string => `${API}/days/${date}@${revision}`;
/** Arrow IPC, immutable: the fields derived from a security's history, of all securities on one day; see `historyRevision`. */
export const historyBlockPath = (date: string, revision: number): string => `${API}/history/${date}@${revision}`;
/** Arrow IPC, immutable: all days of one security; `revision` is the edition. */
export const seriesBlockPath = (code: string, revision: number): string =>
  `${API}/securities/${code}/series@${revision}`;
/** Arrow IPC, immutable: the daily totals of one exchange, or of all summed; `revision` is the edition. */
export const marketBlockPath = (exchange: string, revision: number): string => `${API}/markets/${exchange}@${revision}`;
/** Arrow IPC, immutable: code, name and exchange of every security that was ever served, with old codes; `revision` is the edition. */
export const directoryBlockPath = (revision: number): string => `${API}/securities@${revision}`;
