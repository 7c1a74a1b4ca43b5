import { join } from "node:path";
import { sessionsBetween } from "../../../src/core/market/calendar.ts";
import { EXCHANGES, type Exchange } from "../../../src/core/market/exchange.ts";
import type { TradingDate } from "../../../src/core/market/trading-date.ts";
import { fieldIdsOf } from "../../../src/core/fields/catalogue.ts";
import type { Disclosure } from "../../../src/server/collect/source.ts";
import { openDuckdbStore } from "../../../src/server/store/duckdb/index.ts";

const COUNTS: Readonly<Record<Exchange, number>> = { SSE: 2_300, SZSE: 2_500, BSE: 200 };
const FIRST: Readonly<Record<Exchange, number>> = { SSE: 600_000, SZSE: 1, BSE: 920_000 };
const SECTORS = ["银行", "白酒", "半导体", "电池", "证券"];
const TO = "2026-09-18" as TradingDate;
const SESSIONS = sessionsBetween("2026-09-03" as TradingDate, TO);

/** The last session of the prepared market, a Friday. */
export const NEWEST = TO;
export const SESSION_COUNT = SESSIONS.length;

/** Six digits of every security, Shanghai first: 5,000 of them. */
export const CODES: readonly string[] = EXCHANGES.flatMap((exchange) => codesOf(exchange));

function codesOf(exchange: Exchange, most = Infinity): string[] {
  return Array.from({ length: Math.min(COUNTS[exchange], most) }, (_, index) =>
    String(FIRST[exchange] + index).padStart(6, "0"),
  );
}

/** What was disclosed of a security: numbers that tell row and day apart and divide without a pattern. */
export function figuresOf(code: string, date: string) {
  const row = CODES.indexOf(code);
  const day = SESSIONS.indexOf(date as TradingDate);
  return {
    financing_balance: 1_000_003 * (row + 1) + 10_007 * day,
    financing_buy: 50_021 * ((row % 97) + 1) + 13 * day,
    float_cap: 1_000_000_007 + 700_001 * row,
    turnover: 1_000_033 * ((row % 89) + 2),
    sector: SECTORS[row % SECTORS.length]!,
  };
}

/** Fills the store of a data directory before a server opens it: 5,000 securities, or the first `most` of each exchange. */
export async function prepareMarket(dataDirectory: string, most?: number): Promise<void> {
  const store = await openDuckdbStore(join(dataDirectory, "rzrq.duckdb"));
  await store.land(SESSIONS.flatMap((date) => EXCHANGES.flatMap((exchange) => disclosuresOf(exchange, date, most))));
  await store.close();
}

function disclosuresOf(exchange: Exchange, date: TradingDate, most: number | undefined): Disclosure[] {
  const place = { exchange, date, source: exchange, fetchedAt: "2026-09-21T01:00:00.000Z" };
  const codes = codesOf(exchange, most);
  const given = codes.map((code) => ({ code, name: `证券${code}`, ...figuresOf(code, date) }));
  const total = (id: "financing_balance" | "financing_buy") => given.reduce((sum, row) => sum + row[id], 0);
  return [
    {
      ...place,
      dataset: "totals",
      figures: {
        ...missing("totals"),
        financing_balance: total("financing_balance"),
        financing_buy: total("financing_buy"),
      },
    },
    {
      ...place,
      dataset: "details",
      rows: given.map(({ code, name, financing_balance, financing_buy }) => ({
        ...{ code, name, ...missing("details") },
        ...{ financing_balance, financing_buy },
      })),
    },
    {
      ...place,
      dataset: "quotes",
      rows: given.map(({ code, name, float_cap, turnover }) => ({
        ...{ code, name, ...missing("quotes") },
        ...{ float_cap, turnover },
      })),
    },
    {
      ...place,
      dataset: "sectors",
      rows: given.map(({ code, name, sector }) => ({ code, name, sector_em: sector, sector_sw: null })),
    },
  ] as Disclosure[];
}

function missing(dataset: "totals" | "details" | "quotes"): Record<string, null> {
  return Object.fromEntries(fieldIdsOf(dataset).map((id) => [id, null]));
}
