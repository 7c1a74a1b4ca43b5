import type { MarginFigures, SecurityRow, SecurityRowOf } from "../../../../contracts/rows.ts";
import { checkDetails, checkTotals, isBlank, requireSecurities } from "../../disclosure-checks.ts";
import type { Fetched } from "../../wire/fetched.ts";
import { readFigure } from "../../wire/figure.ts";
import { wrongDay } from "../../source-problems.ts";
import { readFlag } from "../../wire/flag.ts";
import { parseTradingDate, type TradingDate } from "../../../../core/market/trading-date.ts";
import type { DetailsRow, QuotesRow, TargetsRow, TotalsRow } from "./schema.ts";

/** The total of a day; null where nothing is disclosed. */
export function mapTotals({ rows, origin }: Fetched<TotalsRow>): MarginFigures | null {
  const [row] = rows;
  if (!row) return null;
  const figures = marginFigures(row);
  if (isBlank(figures)) return null;
  checkTotals(figures, origin);
  return figures;
}

/** All securities of a day, by code; none where nothing is disclosed. */
export function mapDetails({ rows, origin }: Fetched<DetailsRow>): SecurityRow[] {
  const securities = rows.map((row) => ({ code: row.zqdm.trim(), name: row.zqjc.trim(), ...marginFigures(row) }));
  checkDetails(securities, origin);
  return securities.sort((left, right) => (left.code < right.code ? -1 : 1));
}

/** The target list of a session, by code. */
export function mapTargets({ rows, origin }: Fetched<TargetsRow>): SecurityRowOf<"targets">[] {
  const securities = rows.map((row) => ({
    code: row.zqdm.trim(),
    name: row.zqjc.trim(),
    financing_target: readFlag(row.rzbd, "rzbd", origin),
    short_target: readFlag(row.rqbd, "rqbd", origin),
  }));
  requireSecurities(securities, origin);
  return securities.sort((left, right) => (left.code < right.code ? -1 : 1));
}

/** The quotes of the day; a security that was not traded keeps an earlier date. Float value is not published here. */
export function mapQuotes({ rows, origin }: Fetched<QuotesRow>, date: TradingDate): SecurityRowOf<"quotes">[] {
  const isOfDay = rows.some((row) => parseTradingDate(row.hqjsrq) === date);
  if (rows.length > 0 && !isOfDay) throw wrongDay(origin, date, rows[0]!.hqjsrq);
  const securities = rows
    .filter((row) => parseTradingDate(row.hqjsrq) === date)
    .map((row) => {
      const code = row.hqzqdm.trim();
      const volume = readFigure(row.hqcjsl, 0, `${code} hqcjsl`, origin);
      return {
        code,
        name: row.hqzqjc.trim(),
        turnover: readFigure(row.hqcjje, 0, `${code} hqcjje`, origin),
        float_cap: null,
        // Without a trade the last price is of an earlier day.
        close: volume === 0 ? null : readFigure(row.hqzjcj, 0, `${code} hqzjcj`, origin),
        volume,
      };
    });
  requireSecurities(securities, origin);
  return securities.sort((left, right) => (left.code < right.code ? -1 : 1));
}

/** 融资偿还额 and 融券偿还量 are not published here: they stay null, and are never computed on the way in. */
function marginFigures(row: TotalsRow): MarginFigures {
  return {
    financing_balance: row.rzye,
    financing_buy: row.rzmre,
    financing_repay: null,
    short_balance: row.rqye,
    short_shares: row.rqyl,
    short_sold: row.rqmcl,
    short_returned: null,
    margin_balance: row.rzrqye,
  };
}
