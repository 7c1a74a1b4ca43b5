import { SECURITY_FIELD_IDS } from "../../../core/fields/catalogue.ts";
import type { Exchange } from "../../../core/market/exchange.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import type { AbsentSecurities, ServedDay } from "../../truth/served-day.ts";
import type { RecentDays } from "../recent-days.ts";
import { decodeColumns, type StoredColumns } from "./columns.ts";
import type { Ask } from "./session.ts";
import { BY_EXCHANGE, listed, SERVED_ARRAYS } from "./tables.ts";

type DayHead = Pick<ServedDay, "date" | "exchange" | "edition" | "origins"> & {
  readonly absent: AbsentSecurities | null;
};
type DayRows = Pick<ServedDay, "date" | "exchange" | "codes" | "names"> & StoredColumns;

/** `Snapshot.servedDays`; rows are read of those days only that are not at hand. */
export async function readServedDays(
  ask: Ask,
  recent: Pick<RecentDays, "find">,
  dates: readonly TradingDate[],
  exchange: Exchange | null,
): Promise<ServedDay[]> {
  const heads = await ask<DayHead>(
    `SELECT date, exchange, edition, origins, absent FROM served_days
     WHERE date = ANY($1::date[]) AND ($2::text IS NULL OR exchange = $2) ORDER BY date, ${BY_EXCHANGE}`,
    [dates, exchange],
  );
  // Days are landed while rows are read: what is at hand is asked once.
  const known = new Map(heads.map((head) => [head, recent.find(head)]));
  const rows = await readDayRows(
    ask,
    heads.filter((head) => !known.get(head)),
  );
  return heads.map((head) => known.get(head) ?? dayOf(head, rows.get(keyOf(head))!));
}

async function readDayRows(ask: Ask, heads: readonly DayHead[]): Promise<Map<string, DayRows>> {
  if (heads.length === 0) return new Map();
  const days = await ask<DayRows>(
    `SELECT day.date, day.exchange, securities.*
     FROM unnest($1::date[], $2::text[]) AS day (date, exchange)
     CROSS JOIN LATERAL (
       SELECT to_json(array_agg(code)) AS codes, to_json(array_agg(name)) AS names, ${SERVED_ARRAYS}
       FROM (
         SELECT code, name, ${listed(SECURITY_FIELD_IDS)} FROM served
         WHERE served.date = day.date AND served.exchange = day.exchange ORDER BY code
       ) AS sorted
     ) AS securities`,
    [heads.map(({ date }) => date), heads.map((head) => head.exchange)],
  );
  return new Map(days.map((day) => [keyOf(day), day]));
}

function dayOf({ absent, ...head }: DayHead, { date, exchange, codes, names, ...stored }: DayRows): ServedDay {
  return {
    ...head,
    ...{ date, exchange, codes, names },
    ...(absent === null ? {} : { absent }),
    columns: decodeColumns(stored, codes.length),
  };
}

const keyOf = ({ exchange, date }: Pick<ServedDay, "exchange" | "date">): string => `${exchange} ${date}`;
