import { z } from "zod";
import {
  fieldIdsOf,
  MARGIN_FIELD_IDS,
  OVERVIEW_FIELD_IDS,
  type Dataset,
  type FieldIdOf,
  type LabelFieldId,
  type MarginFieldId,
  type OverviewFieldId,
  type SecurityDataset,
} from "../core/fields/catalogue.ts";
import { EXCHANGES, SCOPES } from "../core/market/exchange.ts";
import { parseTradingDate, type TradingDate } from "../core/market/trading-date.ts";

/** A disclosed figure in 元 or shares; null = not disclosed, which is never the same as 0. */
const figure = z.number().nullable();

const figures = <Id extends string>(ids: readonly Id[]) =>
  z.object(Object.fromEntries(ids.map((id) => [id, figure])) as Record<Id, typeof figure>);

/** `YYYY-MM-DD`. */
export const tradingDate = z.custom<TradingDate>(
  (value) => typeof value === "string" && parseTradingDate(value) === value,
  "expected a date YYYY-MM-DD",
);
export const exchange = z.enum(EXCHANGES);
export const scope = z.enum(SCOPES);

/** Where a row is from, when it was fetched (ISO instant), and which revision of the disclosure it is (1 = first). */
export const provenance = z.object({
  source: z.string(),
  fetched_at: z.string(),
  revision: z.number().int().positive(),
});

const marginFigures = figures<MarginFieldId>(MARGIN_FIELD_IDS);
const overviewFigures = figures<OverviewFieldId>(OVERVIEW_FIELD_IDS);

/** The daily total of an exchange or of all of them, with the turnover and float value of the same day. */
export const marketRow = z
  .object({ date: tradingDate, exchange: scope })
  .extend(marginFigures.shape)
  .extend(overviewFigures.shape)
  .extend(provenance.shape);

/** The statistics of margin accounts on one day. */
export const accountsRow = z
  .object({ date: tradingDate })
  .extend(figures(fieldIdsOf("accounts")).shape)
  .extend(provenance.shape);

/** One security on one day. `code` is six digits as text; the exchange is the day's. */
export const securityRow = z.object({ code: z.string(), name: z.string() }).extend(marginFigures.shape);

export type MarginFigures = z.infer<typeof marginFigures>;
export type OverviewFigures = z.infer<typeof overviewFigures>;
export type Provenance = z.infer<typeof provenance>;
export type MarketRow = z.infer<typeof marketRow>;
export type AccountsRow = z.infer<typeof accountsRow>;
export type SecurityRow = z.infer<typeof securityRow>;

/** The fields of a dataset, in 元, shares, fractions or text; null = not disclosed. */
export type FiguresOf<Set extends Dataset> = {
  readonly [Id in FieldIdOf<Set>]: Id extends LabelFieldId ? string | null : number | null;
};
/** One security on one day, as a dataset gives it. */
export type SecurityRowOf<Set extends SecurityDataset> = {
  readonly code: string;
  readonly name: string;
} & FiguresOf<Set>;
