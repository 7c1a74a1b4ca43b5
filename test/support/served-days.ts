import { SECURITY_FIELD_IDS, field, type LabelFieldId, type SecurityFieldId } from "../../src/core/fields/catalogue.ts";
import { EXCHANGES, type Exchange } from "../../src/core/market/exchange.ts";
import type { TradingDate } from "../../src/core/market/trading-date.ts";
import type { FieldOrigin, SecurityColumns, ServedDay } from "../../src/server/truth/served-day.ts";

/** What is given of a security; what is not is missing. */
export type GivenSecurity = { readonly code: string; readonly name?: string } & {
  readonly [Id in SecurityFieldId]?: (Id extends LabelFieldId ? string : number) | null;
};

interface Place {
  readonly exchange?: Exchange;
  readonly date?: string;
  readonly edition?: number;
  readonly origin?: Partial<FieldOrigin>;
}

/** A served day of one exchange; rows are put in the order of their codes. */
export function servedDay(place: Place, rows: readonly GivenSecurity[]): ServedDay {
  const { exchange = "SSE", date = "2026-09-18", edition = 1 } = place;
  const origin: FieldOrigin = {
    source: exchange,
    revision: 1,
    fetched_at: "2026-09-21T01:00:00.000Z",
    derived: false,
    ...place.origin,
  };
  const sorted = [...rows].sort((one, other) => (one.code < other.code ? -1 : 1));
  const given = SECURITY_FIELD_IDS.filter((id) => sorted.some((row) => row[id] !== undefined && row[id] !== null));
  return {
    exchange,
    date: date as TradingDate,
    edition,
    codes: sorted.map(({ code }) => code),
    names: sorted.map(({ code, name }) => name ?? `示例${code}`),
    columns: columnsOf(sorted),
    origins: Object.fromEntries(given.map((id) => [id, origin])),
  };
}

/** A column for every field: NaN, and null for labels, where a row gives nothing. */
export function columnsOf(rows: readonly Omit<GivenSecurity, "code">[]): SecurityColumns {
  const columns = SECURITY_FIELD_IDS.map((id) => [
    id,
    field(id).unit === "text"
      ? rows.map((row) => row[id] ?? null)
      : Float64Array.from(rows, (row) => (row[id] as number | null | undefined) ?? NaN),
  ]);
  return Object.fromEntries(columns) as SecurityColumns;
}

/** The rows of a served day, with what is missing left out. */
export function rowsOf({ codes, names, columns }: Pick<ServedDay, "codes" | "names" | "columns">): GivenSecurity[] {
  return codes.map((code, row) => {
    const figures = SECURITY_FIELD_IDS.flatMap((id): [string, string | number][] => {
      const value = columns[id][row] ?? null;
      return value === null || Number.isNaN(value) ? [] : [[id, value]];
    });
    return { code, name: names[row]!, ...Object.fromEntries(figures) };
  });
}

/** By day, then in the order of the exchanges. */
export function compareDays(one: Pick<ServedDay, "date" | "exchange">, other: typeof one): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  return EXCHANGES.indexOf(one.exchange) - EXCHANGES.indexOf(other.exchange);
}
