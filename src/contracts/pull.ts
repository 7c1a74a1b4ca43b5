import { z } from "zod";
import { exchange, scope, tradingDate, type MarketRow } from "./rows.ts";
import type { MarketSeries, SecurityDay } from "./api.ts";

/** A day that is given, or the newest one that is disclosed whenever the pull is done again. */
const dayOrLatest = z.union([z.literal("latest"), tradingDate]);

/** Daily totals of one exchange, of all of them summed, or (`EACH`) of each of them, one row an exchange and day. */
const totalsSpec = z.object({
  dataset: z.literal("totals"),
  scope: z.enum([...scope.options, "EACH"]),
  from: tradingDate,
  to: dayOrLatest,
});

/** All securities of one exchange on one day. */
const detailsSpec = z.object({ dataset: z.literal("details"), exchange, date: dayOrLatest });

/** What a linked table holds: enough to pull it again. */
export const pullSpec = z.discriminatedUnion("dataset", [totalsSpec, detailsSpec]);

export type TotalsSpec = z.infer<typeof totalsSpec>;
export type DetailsSpec = z.infer<typeof detailsSpec>;
export type PullSpec = z.infer<typeof pullSpec>;

/** A daily total as it was pulled; when it was fetched is null where only the figures were published. */
export type PulledRow = Omit<MarketRow, "fetched_at" | "revision"> & { readonly fetched_at: string | null };
export type PulledSeries = Omit<MarketSeries, "rows"> & { readonly rows: readonly PulledRow[] };

/** What came back for a spec: one series an exchange for `EACH`, else one. */
export type Pulled =
  | { readonly spec: TotalsSpec; readonly series: readonly PulledSeries[] }
  | { readonly spec: DetailsSpec; readonly day: SecurityDay };
