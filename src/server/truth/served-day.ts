import type { LabelFieldId, SecurityFieldId } from "../../core/fields/catalogue.ts";
import type { Exchange } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";

/** Security fields that hold numbers. */
export type FigureFieldId = Exclude<SecurityFieldId, LabelFieldId>;

/** One value a security, in the order of `codes`. Figures: NaN = missing. Labels: null = missing. */
export type SecurityColumns = {
  readonly [Id in FigureFieldId]: Float64Array;
} & { readonly [Id in LabelFieldId]: readonly (string | null)[] };

/** Where a column's values are from: a source's revision, or a derivation of ours from other columns. */
export interface FieldOrigin {
  readonly source: string;
  readonly revision: number;
  /** ISO instant. */
  readonly fetched_at: string;
  /** True where nobody published the figure: 偿还 from the session before, 融券余额 from 余量 × 收盘价. */
  readonly derived: boolean;
  /** True where only some securities of the day were disclosed: the column says nothing of all of them. */
  readonly partial?: true;
}

/** What lasts of securities that no source named on the day, and comes back with them. */
export interface AbsentSecurities {
  readonly origins: ServedDay["origins"];
  readonly securities: readonly {
    readonly code: string;
    /** The day on which it was named last. */
    readonly last: TradingDate;
    readonly values: Readonly<Partial<Record<SecurityFieldId, number | string>>>;
  }[];
}

/** What is served of one exchange on one day: every source's disclosures merged by the plan, unpublished figures derived. */
export interface ServedDay {
  readonly exchange: Exchange;
  readonly date: TradingDate;
  /** The edition of the store in which this content was first served. */
  readonly edition: number;
  /** Six digits each, ascending, each once. */
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly columns: SecurityColumns;
  /** Origin of each column that holds any value. */
  readonly origins: Readonly<Partial<Record<SecurityFieldId, FieldOrigin>>>;
  /** Left out where an earlier program merged the day, which kept nothing of them. */
  readonly absent?: AbsentSecurities;
}
