import { z } from "zod";
import { DATASETS, FIELD_UNITS, SECURITY_FIELD_IDS, type SecurityFieldId } from "../core/fields/catalogue.ts";
import { parseSecurityCode } from "../core/market/security-code.ts";
import { QUERY_LIMITS } from "./query-limits.ts";
import { accountsRow, exchange, marketRow, provenance, scope, securityRow, tradingDate } from "./rows.ts";

/** Address under which every route lives. */
export const API = "/api/v1";

/** Six digits, with or without the market: `600519`, `600519.SH`. */
const securityCode = z.string().refine((code) => parseSecurityCode(code) !== null, "a code such as 600519");
const text = z.object({ zh: z.string(), en: z.string() });

/** Body of every 4xx and 5xx answer. */
export const problem = z.object({ error: z.object({ code: z.string(), message: text }) });

/** `sample` is true where the figures are the bundled sample (示例数据); whatever shows them says so. */
const answer = z.object({ sample: z.boolean() });

/** `GET asof`: the newest disclosed day of each exchange, by dataset; null = nothing stored. */
export const asOf = answer.extend({
  exchanges: z.array(
    z.object({
      exchange,
      totals: tradingDate.nullable(),
      details: tradingDate.nullable(),
      overview: tradingDate.nullable(),
    }),
  ),
});

/** `GET fields`: the catalogue of fields. */
export const fieldList = z.object({
  fields: z.array(
    z.object({
      id: z.string(),
      abbreviation: z.string().optional(),
      name: text,
      unit: z.enum(FIELD_UNITS),
      number_format: z.string(),
      datasets: z.array(z.enum(DATASETS)),
    }),
  ),
});

/** What a source could not give. `at` is an ISO instant. */
export const problemEntry = z.object({ at: z.string(), source: z.string(), exchange: scope, message: text });

/** Two figures that should agree and do not; `code` is null where they are of a whole exchange. */
const disagreement = z.object({
  date: tradingDate,
  exchange: scope,
  code: z.string().nullable(),
  /** `balances`, `roll_forward` (a warning), `sum_of_details`, `sum_of_exchanges`, `between_sources`. */
  check: z.string(),
  field: z.string(),
  expected: z.number(),
  given: z.number(),
  sources: z.array(z.string()),
});

const dueDataset = z.enum(["totals", "details"]);

/** `GET status`: where data can come from, how far it reaches, what is missing, what went wrong and what disagrees. */
export const status = asOf.extend({
  /** `pause_ms`: the shortest pause between two requests; `offers`: what it gives, since when, in which unit, and when it appears. */
  sources: z.array(
    z.object({
      id: z.string(),
      name: text,
      pause_ms: z.number(),
      offers: z.array(
        z.object({
          dataset: z.enum(DATASETS),
          exchange: scope,
          fields: z.array(z.string()),
          since: tradingDate,
          published: text,
          unit: text,
          newest_only: z.boolean(),
        }),
      ),
    }),
  ),
  /** Stored days of each exchange; `missing` counts sessions between the first and the newest that is due, `newest_missing` names some. */
  completeness: z.array(
    z.object({
      exchange,
      dataset: dueDataset,
      days: z.number(),
      first: tradingDate.nullable(),
      newest: tradingDate.nullable(),
      due: tradingDate,
      missing: z.number(),
      newest_missing: z.array(tradingDate),
    }),
  ),
  /** Sessions after `announced_until` are a forecast; `next_session` is one where `forecast` is true, and `reason` says why. */
  calendar: z.object({
    announced_until: tradingDate,
    next_session: tradingDate,
    forecast: z.boolean(),
    reason: text.nullable(),
  }),
  /** Collecting by itself; null = switched off. Instants are ISO, null = never. `missing` is what the last attempt left open. */
  schedule: z
    .object({
      next_at: z.string().nullable(),
      last_at: z.string().nullable(),
      missing: z.array(z.object({ exchange, dataset: dueDataset, date: tradingDate })),
    })
    .nullable(),
  /** Requests since the server started, by source and host. */
  calls: z.array(
    z.object({
      source: z.string(),
      host: z.string(),
      calls: z.number(),
      failures: z.number(),
      bytes: z.number(),
      first_at: z.string(),
      last_at: z.string(),
    }),
  ),
  /** Newest first; kept when the server starts anew. */
  problems: z.array(problemEntry),
  /** Newest day first. */
  disagreements: z.array(disagreement),
});

/** Query of `GET markets/{scope}`; a bound left out is open. */
export const marketQuery = z.object({ from: tradingDate.optional(), to: tradingDate.optional() });

/**
 * `GET markets/{scope}?from&to`: one row a disclosed day, oldest first.
 * `ALL` is the sum of the exchanges that had margin trading on the day, field by field, null where one of them gives
 * null: so turnover and float value are null since the BSE, which publishes neither, joined on 2023-02-13. A day that an
 * exchange has not disclosed is left out and listed in `partial`, unless a user's file gave its total.
 * A `financing_repay` or `short_returned` that an exchange does not publish is derived from the session before, here and
 * in `days`; it is null where that session is not stored.
 */
export const marketSeries = answer.extend({
  scope,
  rows: z.array(marketRow),
  partial: z.array(z.object({ date: tradingDate, missing: z.array(exchange) })),
});

/** `GET days/{date}/{exchange}`: all securities of one exchange on one day, by code; `date` may be `latest`. */
export const securityDay = answer
  .extend({ exchange, date: tradingDate, rows: z.array(securityRow) })
  .extend(provenance.shape);

/** `GET securities`: every security that was ever served, by code; `former_code` is the code a BSE security had before. */
export const securityList = answer.extend({
  securities: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      exchange,
      former_code: z.string().nullable(),
      last_date: tradingDate,
    }),
  ),
});

/** `GET accounts?from&to`: the statistics of margin accounts (证金公司), one row a published day, oldest first. */
export const accountSeries = answer.extend({ rows: z.array(accountsRow) });

/**
 * `POST query`: some fields of some securities on some days; `paired`: not every code on every day, but each on the day in
 * its own place. Codes may be old ones of the BSE.
 */
export const query = z.object({
  codes: z.array(securityCode).min(1).max(QUERY_LIMITS.codes),
  dates: z.array(tradingDate).min(1).max(QUERY_LIMITS.dates),
  fields: z.array(z.enum(SECURITY_FIELD_IDS as [SecurityFieldId, ...SecurityFieldId[]])).min(1),
  paired: z.boolean().optional(),
});

/**
 * One row a code and day that is served, in the order in which they were asked for, codes first; what is not served has
 * no row. Values are in the order of `fields`; null = not disclosed.
 */
export const queryAnswer = answer.extend({
  edition: z.number().int(),
  fields: z.array(z.string()),
  rows: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      date: tradingDate,
      values: z.array(z.union([z.number(), z.string()]).nullable()),
    }),
  ),
});

/** `POST sync`: collect what the store lacks in the range. The answer is a stream of `syncEvent`s. */
export const syncRequest = z.object({
  dataset: z.enum(["totals", "details"]),
  scope,
  from: tradingDate,
  to: tradingDate,
});

export const syncEvent = z.discriminatedUnion("type", [
  /** `done` of `total` day-disclosures looked at so far; `date` and `exchange` are the one just finished. */
  z.object({ type: z.literal("progress"), done: z.number(), total: z.number(), exchange: scope, date: tradingDate }),
  /** A source that could not be read; the others go on. */
  z.object({ type: z.literal("problem"), source: z.string(), exchange: scope, message: text }),
  z.object({
    type: z.literal("done"),
    landed: z.number(),
    unchanged: z.number(),
    not_disclosed: z.number(),
    failed: z.number(),
  }),
]);

export type Problem = z.infer<typeof problem>;
export type AsOf = z.infer<typeof asOf>;
export type FieldList = z.infer<typeof fieldList>;
export type Status = z.infer<typeof status>;
export type MarketSeries = z.infer<typeof marketSeries>;
export type SecurityDay = z.infer<typeof securityDay>;
export type SecurityList = z.infer<typeof securityList>;
export type AccountSeries = z.infer<typeof accountSeries>;
export type Query = z.infer<typeof query>;
export type QueryAnswer = z.infer<typeof queryAnswer>;
export type SyncRequest = z.infer<typeof syncRequest>;
export type SyncEvent = z.infer<typeof syncEvent>;
