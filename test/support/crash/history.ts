import { sessionsBetween } from "../../../src/core/market/calendar.ts";
import type { TradingDate } from "../../../src/core/market/trading-date.ts";
import type { Disclosure } from "../../../src/server/collect/source.ts";
import { day, detailsOf, securityRow, totalsOf } from "../disclosures.ts";

const SECURITIES = 200;

/** Sessions of the history that is landed while the process is killed, newest first. */
export const SESSIONS: readonly TradingDate[] = sessionsBetween(day("2026-08-03"), day("2026-08-28")).reverse();

/** What is disclosed of a session, the same whenever it is asked for. */
export function disclosedOn(date: TradingDate): Disclosure[] {
  const age = SESSIONS.indexOf(date);
  const rows = Array.from({ length: SECURITIES }, (_, place) => {
    const figures = { financing_balance: 1e6 + 1000 * place - 10 * age, financing_buy: 500 + place, short_shares: age };
    return securityRow(String(place + 1).padStart(6, "0"), figures);
  });
  return [
    detailsOf({ date, exchange: "SZSE" }, rows),
    totalsOf({ date, exchange: "SZSE" }, { financing_balance: 1e9 - age }),
  ];
}
