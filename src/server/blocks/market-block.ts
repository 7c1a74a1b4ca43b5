import { BLOCK_FORMAT } from "../../contracts/blocks.ts";
import type { AccountsRow } from "../../contracts/rows.ts";
import { fieldIdsOf, type FieldIdOf } from "../../core/fields/catalogue.ts";
import type { Scope } from "../../core/market/exchange.ts";
import { dayNumber, type TradingDate } from "../../core/market/trading-date.ts";
import type { ServedMarketRow } from "../markets/exchange-rows.ts";
import type { ServedMarket } from "../markets/sum-exchanges.ts";
import type { BlockPlace } from "./day-block.ts";
import { dayColumn, encodeBlock, figureColumn } from "./encode-block.ts";
import { originRuns } from "./series-origins.ts";

const TOTALS = fieldIdsOf("totals", "overview");
type TotalsId = FieldIdOf<"totals" | "overview">;
const isOfTotals = (id: string): id is TotalsId => (TOTALS as readonly string[]).includes(id);
/** The balances among the statistics of accounts are the totals of all exchanges once more. */
const OF_ACCOUNTS = fieldIdsOf("accounts").filter((id) => !isOfTotals(id));

interface Day {
  readonly date: TradingDate;
  readonly totals?: ServedMarketRow | undefined;
  readonly accounts?: AccountsRow | undefined;
}

/** The daily totals of one exchange or of all, beside the statistics of accounts of the same days. */
export function encodeMarketBlock(
  exchange: Scope,
  { rows, partial }: ServedMarket,
  accounts: readonly AccountsRow[],
  place: BlockPlace,
): Uint8Array {
  const days = joinByDate(rows, accounts);
  const columns = [
    ...TOTALS.map((id) => [id, valuesOf(days, ({ totals }) => totals?.[id])] as const),
    ...OF_ACCOUNTS.map((id) => [id, valuesOf(days, (day) => day.accounts?.[id])] as const),
  ].filter(([, values]) => values.some((value) => !Number.isNaN(value)));
  const fields = columns.map(([id]) => id);
  const origins = originRuns(
    days.map((day) => ({ date: day.date, origins: originsOf(day, fields) })),
    fields,
  );
  return encodeBlock(
    [
      ["date", dayColumn(Int32Array.from(days, ({ date }) => dayNumber(date)))],
      ...columns.map(([id, values]) => [id, figureColumn(values)] as const),
    ],
    { kind: "market", format: BLOCK_FORMAT, ...place, exchange, partial, origins },
  );
}

function joinByDate(rows: readonly ServedMarketRow[], accounts: readonly AccountsRow[]): Day[] {
  const totalsOn = new Map(rows.map((row) => [row.date, row]));
  const accountsOn = new Map(accounts.map((row) => [row.date, row]));
  const dates = [...new Set([...totalsOn.keys(), ...accountsOn.keys()])].sort();
  return dates.map((date) => ({ date, totals: totalsOn.get(date), accounts: accountsOn.get(date) }));
}

const valuesOf = (days: readonly Day[], read: (day: Day) => number | null | undefined): Float64Array =>
  Float64Array.from(days, (day) => read(day) ?? NaN);

function originsOf({ totals, accounts }: Day, fields: readonly string[]) {
  return Object.fromEntries(
    fields.flatMap((id): [string, { source: string; derived: boolean }][] => {
      if (!isOfTotals(id)) return accounts ? [[id, { source: accounts.source, derived: false }]] : [];
      return totals ? [[id, { source: totals.source, derived: totals.derived.some((one) => one === id) }]] : [];
    }),
  );
}
