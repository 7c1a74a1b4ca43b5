import type { NewestDays } from "../../client/client.ts";
import type { TotalsSpec } from "../../contracts/pull.ts";
import { isSession, previousSession } from "../../core/market/calendar.ts";
import type { Exchange } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";

/** What the user has chosen, as the controls hold it. */
export interface PullForm {
  readonly dataset: "totals" | "details";
  readonly scope: TotalsSpec["scope"];
  readonly exchange: Exchange;
  readonly from: string;
  readonly to: string;
  readonly toLatest: boolean;
  readonly date: string;
  readonly dateLatest: boolean;
  /** Name of a sheet; empty = a new one. */
  readonly sheet: string;
}

const SESSIONS = 30;

/** The last thirty sessions of all exchanges, into a new sheet. `today` is Beijing's. */
export function defaultForm(asOf: NewestDays | null, today: TradingDate): PullForm {
  const lastSession = previousSession(today);
  const newest = (dataset: "totals" | "details") =>
    asOf?.exchanges
      .flatMap((exchange) => exchange[dataset] ?? [])
      .sort()
      .at(-1) ?? lastSession;
  const to = newest("totals");
  return {
    dataset: "totals",
    scope: "ALL",
    exchange: "SSE",
    from: sessionsBefore(to, SESSIONS - 1),
    to,
    toLatest: true,
    date: newest("details"),
    dateLatest: true,
    sheet: "",
  };
}

function sessionsBefore(date: TradingDate, count: number): TradingDate {
  let session = isSession(date) ? date : previousSession(date);
  for (let step = 0; step < count; step++) session = previousSession(session);
  return session;
}
