import type { MarginFigures, SecurityRow, SecurityRowOf } from "../../../../contracts/rows.ts";
import type { Exchange } from "../../../../core/market/exchange.ts";
import { exchangeOfCode } from "../../../../core/market/security-code.ts";
import type { TradingDate } from "../../../../core/market/trading-date.ts";
import { checkDetails, isBlank, requireSecurities } from "../../disclosure-checks.ts";
import type { HistoryRow } from "../../history-parts.ts";
import { incomplete, wrongDay, wrongField } from "../../source-problems.ts";
import type { Fetched } from "../../wire/fetched.ts";
import { dayOf, isShareOf } from "./map.ts";
import type { IndexMember, Security, Valuation } from "./schema.ts";

const EXCHANGE_OF_MARKET: Readonly<Record<string, Exchange>> = {
  融资融券_沪证: "SSE",
  融资融券_深证: "SZSE",
  融资融券_北证: "BSE",
};
/** 北证50 in the index members' report. */
export const BSE50 = "10";
const BSE50_SIZE = 50;

/** The exchange's rows of the day. A row of another day, or of a code that the exchange does not list, is refused. */
export function securitiesOf(
  { rows, origin }: Fetched<Security>,
  exchange: Exchange,
  date: TradingDate,
): Fetched<Security> {
  const own = rows.filter((row) => {
    if (dayOf(row.DATE) !== date) throw wrongDay(origin, date, row.DATE);
    const market = EXCHANGE_OF_MARKET[row.MARKET];
    const listedAt = exchangeOfCode(row.SCODE) ?? market;
    if (market === undefined || market !== listedAt) {
      const expected = { zh: `${row.SCODE} 所属的市场，如“融资融券_沪证”`, en: `the market of ${row.SCODE}` };
      throw wrongField(origin, "MARKET", row.MARKET, expected);
    }
    return market === exchange;
  });
  requireSecurities(
    own.map(({ SCODE }) => ({ code: SCODE })),
    origin,
  );
  return { rows: own, origin };
}

export function mapDetails({ rows, origin }: Fetched<Security>): SecurityRow[] {
  const securities = rows.flatMap((row): SecurityRow[] => {
    const figures = marginFigures(row);
    return isBlank(figures) ? [] : [{ code: row.SCODE, name: nameOf(row.SECNAME), ...figures }];
  });
  checkDetails(securities, origin);
  return securities.sort(byCode);
}

/** The rows of one security's history. */
export function mapHistory({ rows }: Fetched<Security>): HistoryRow[] {
  return rows.map((row) => ({
    day: row.DATE.slice(0, 10),
    code: row.SCODE,
    name: nameOf(row.SECNAME),
    figures: marginFigures(row),
  }));
}

function marginFigures(row: Security): MarginFigures {
  return {
    financing_balance: row.RZYE,
    financing_buy: row.RZMRE,
    financing_repay: row.RZCHE,
    short_balance: row.RQYE,
    short_shares: row.RQYL,
    short_sold: row.RQMCL,
    short_returned: row.RQCHL,
    margin_balance: row.RZRQYE,
  };
}

type Quote = SecurityRowOf<"quotes">;

/**
 * Close and float value: of stocks from the valuation of the day, of funds from the margin list, which alone has them.
 * A float value that contradicts the row's own figures is left out. Turnover and volume of a past day are published nowhere here.
 */
export function mapQuotes(valuations: Fetched<Valuation>, securities: Fetched<Security>): Quote[] {
  const quotes = new Map<string, Quote>();
  for (const row of securities.rows) {
    const floatCap = isShareOf(row.RZYE, row.SZ, row.RZYEZB) ? row.SZ : null;
    quotes.set(row.SCODE, quoteOf(row.SCODE, nameOf(row.SECNAME), row.SPJ, floatCap));
  }
  for (const row of valuations.rows) {
    const known = quotes.get(row.SECURITY_CODE);
    const { close, float_cap } = quoteOf(row.SECURITY_CODE, "", row.CLOSE_PRICE, consistentFloatCap(row));
    const name = known?.name || nameOf(row.SECURITY_NAME_ABBR);
    const quote = { close: close ?? known?.close ?? null, float_cap: float_cap ?? known?.float_cap ?? null };
    quotes.set(row.SECURITY_CODE, { code: row.SECURITY_CODE, name, ...quote, turnover: null, volume: null });
  }
  return [...quotes.values()].filter(({ close, float_cap }) => close !== null || float_cap !== null).sort(byCode);
}

/** A price or a value of 0 is a figure that is not there. */
function quoteOf(code: string, name: string, close: number | null, floatCap: number | null): Quote {
  return { code, name, close: close || null, float_cap: floatCap || null, turnover: null, volume: null };
}

function consistentFloatCap(row: Valuation): number | null {
  const { CLOSE_PRICE: close, FREE_SHARES_A: shares, NOTLIMITED_MARKETCAP_A: floatCap } = row;
  if (close === null || shares === null || floatCap === null) return floatCap;
  return Math.abs(close * shares - floatCap) <= 0.01 * floatCap ? floatCap : null;
}

/** The valuations of the exchange's stocks on the day. */
export function valuationsOf(
  { rows, origin }: Fetched<Valuation>,
  exchange: Exchange,
  date: TradingDate,
): Fetched<Valuation> {
  const own = rows.filter((row) => {
    if (dayOf(row.TRADE_DATE) !== date) throw wrongDay(origin, date, row.TRADE_DATE);
    return exchangeOfCode(row.SECURITY_CODE) === exchange;
  });
  requireSecurities(
    own.map(({ SECURITY_CODE }) => ({ code: SECURITY_CODE })),
    origin,
  );
  return { rows: own, origin };
}

/** 东财行业 of each stock. */
export function mapSectors({ rows }: Fetched<Valuation>): SecurityRowOf<"sectors">[] {
  return rows
    .map((row) => ({
      code: row.SECURITY_CODE,
      name: nameOf(row.SECURITY_NAME_ABBR),
      sector_em: nameOf(row.BOARD_NAME) || null,
      sector_sw: null,
    }))
    .filter(({ sector_em }) => sector_em !== null)
    .sort(byCode);
}

/** The fifty members of 北证50; another number is no whole index. */
export function mapBse50({ rows, origin }: Fetched<IndexMember>): SecurityRowOf<"members">[] {
  const members = rows.map((row) => {
    if (row.TYPE !== BSE50) {
      throw wrongField(origin, "TYPE", row.TYPE, { zh: `${BSE50}（北证50）`, en: `${BSE50} (BSE 50)` });
    }
    if (exchangeOfCode(row.SECURITY_CODE) !== "BSE") {
      const expected = { zh: "北交所的代码", en: "a code of the BSE" };
      throw wrongField(origin, "SECURITY_CODE", row.SECURITY_CODE, expected);
    }
    return { code: row.SECURITY_CODE, name: nameOf(row.SECURITY_NAME_ABBR), bse50_member: 1 };
  });
  requireSecurities(members, origin);
  if (members.length > 0 && members.length !== BSE50_SIZE) throw incomplete(origin, BSE50_SIZE, members.length);
  return members.sort(byCode);
}

const nameOf = (written: string | null): string => written?.trim() ?? "";
const byCode = (one: { code: string }, other: { code: string }): number => (one.code < other.code ? -1 : 1);
