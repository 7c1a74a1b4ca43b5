import type { MarginFigures, SecurityRow } from "../../../../contracts/rows.ts";
import type { Exchange } from "../../../../core/market/exchange.ts";
import type { TradingDate } from "../../../../core/market/trading-date.ts";
import { requireWhole } from "../../disclosure-checks.ts";
import type { DisclosedFigures } from "../../source.ts";
import type { Fetched } from "../../wire/fetched.ts";
import type { AktoolsWire } from "./fetch.ts";
import { mapPlainDetails, mapRoundedBalance, mapSseDetails, mapSseTotals } from "./map.ts";
import { plainDetails, roundedTotals, sseDetails, sseTotals } from "./schema.ts";

/** The exchange's details, proved to be whole by its total: AKTools counts no rows. */
export async function readDetails(
  wire: AktoolsWire,
  exchange: Exchange,
  date: TradingDate,
  signal?: AbortSignal,
): Promise<DisclosedFigures | null> {
  const { rows, origin } = await readListed(wire, exchange, date, signal);
  if (rows.length === 0) return null;
  const total = await readBalance(wire, exchange, date, signal);
  if (total === null) return null;
  const balances = rows.map(({ financing_balance }) => financing_balance);
  requireWhole(balances, total, origin);
  return { dataset: "details", rows };
}

/** Shanghai's totals of the days. */
export async function readSseTotals(
  wire: AktoolsWire,
  { from, to }: { readonly from: TradingDate; readonly to: TradingDate },
  signal?: AbortSignal,
): Promise<ReadonlyMap<TradingDate, MarginFigures>> {
  // Without an end of its own the function stops at a day in 2023.
  const range = { start_date: compact(from), end_date: compact(to) };
  return mapSseTotals(await wire("stock_margin_sse", range, sseTotals, signal), { from, to });
}

async function readListed(
  wire: AktoolsWire,
  exchange: Exchange,
  date: TradingDate,
  signal?: AbortSignal,
): Promise<Fetched<SecurityRow>> {
  const day = { date: compact(date) };
  if (exchange === "SSE") {
    const fetched = await wire("stock_margin_detail_sse", day, sseDetails, signal);
    return { rows: mapSseDetails(fetched, date), origin: fetched.origin };
  }
  const fetched = await wire(`stock_margin_detail_${exchange.toLowerCase()}`, day, plainDetails, signal);
  return { rows: mapPlainDetails(fetched), origin: fetched.origin };
}

/** The financing balance of the exchange as a whole. */
async function readBalance(
  wire: AktoolsWire,
  exchange: Exchange,
  date: TradingDate,
  signal?: AbortSignal,
): Promise<number | null> {
  if (exchange === "SSE") {
    const totals = await readSseTotals(wire, { from: date, to: date }, signal);
    return totals.get(date)?.financing_balance ?? null;
  }
  const day = { date: compact(date) };
  return mapRoundedBalance(await wire(`stock_margin_${exchange.toLowerCase()}`, day, roundedTotals, signal), exchange);
}

const compact = (date: TradingDate): string => date.replaceAll("-", "");
