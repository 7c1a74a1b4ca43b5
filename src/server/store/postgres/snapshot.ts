import {
  DATASETS,
  fieldIdsOf,
  SECURITY_FIELD_IDS,
  type Dataset,
  type SecurityFieldId,
} from "../../../core/fields/catalogue.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import type { FigureFieldId } from "../../truth/served-day.ts";
import { copyOutByRows } from "../backup/by-rows.ts";
import { isSecurityDataset } from "../content.ts";
import type { DatedOrigins, Head, Snapshot } from "../engine.ts";
import { headOf, type HeadRow } from "../head-row.ts";
import type { RecentDays } from "../recent-days.ts";
import type {
  Disagreement,
  FigureSeries,
  IndexedDay,
  ListedSecurity,
  ServedSeries,
  StoredDisclosure,
} from "../store.ts";
import { decodeColumns, decodeFigures, type StoredColumns } from "./columns.ts";
import { disclosedBy } from "./disclosed.ts";
import type { Ask } from "./session.ts";
import { readServedDays } from "./served-days.ts";
import { BY_EXCHANGE, columnsOf, listed, SERVED_ARRAYS } from "./tables.ts";

const SERVED = listed(SECURITY_FIELD_IDS);
/** Securities whose histories are in memory at the same time. */
const BATCH = 50;

/** Reads in the transaction of `ask`. */
export function snapshotOf(ask: Ask, recent: Pick<RecentDays, "find">): Snapshot {
  const snapshot: Snapshot = {
    copyOut: (year, target) => copyOutByRows(snapshot, year, target),
    heads: async ({ datasets, exchange = null, source = null, from, to }) => {
      const each = datasets.map(
        (dataset, place) =>
          `SELECT ${place} AS place, '${dataset}' AS dataset, exchange, date, revision, source, fetched_at, ${coversOf(dataset)}
           FROM ${dataset}
           WHERE date BETWEEN $1 AND $2 AND ($3::text IS NULL OR exchange = $3) AND ($4::text IS NULL OR source = $4)`,
      );
      const rows = await ask<HeadRow>(
        `SELECT dataset, exchange, date, revision, source, fetched_at AS "fetchedAt", covers
         FROM (${each.join(" UNION ALL ")}) AS heads ORDER BY date, place, exchange, revision`,
        [from, to, exchange, source],
      );
      return rows.map(headOf);
    },
    contents: (heads) => readContents(ask, heads),
    newest: async (dataset, exchange) => {
      const [row] = await ask<{ date: TradingDate | null }>(
        `SELECT max(date) AS date FROM (SELECT exchange, date, ${coversOf(dataset)} FROM ${dataset}) AS stored
         WHERE exchange = $1 AND covers IS NULL`,
        [exchange],
      );
      return row?.date ?? null;
    },
    undisclosed: async ({ dataset, exchange, source, from, to, since }) => {
      const rows = await ask<{ date: TradingDate }>(
        `SELECT date FROM undisclosed
         WHERE dataset = $1 AND exchange = $2 AND source = $3 AND date BETWEEN $4 AND $5 AND asked_on >= $6
         ORDER BY date`,
        [dataset, exchange, source, from, to, since],
      );
      return rows.map(({ date }) => date);
    },
    isEmpty: async () => {
      const stored = DATASETS.map((dataset) => `EXISTS (SELECT FROM ${dataset})`);
      const [row] = await ask<{ stored: boolean }>(`SELECT ${stored.join(" OR ")} AS stored`);
      return !row?.stored;
    },

    edition: async () => (await ask<{ edition: number }>("SELECT edition FROM store_state"))[0]?.edition ?? 0,
    index: () =>
      ask<IndexedDay>(`SELECT date, exchange, edition, securities FROM served_days ORDER BY date, ${BY_EXCHANGE}`),
    servedDays: (dates, exchange) => readServedDays(ask, recent, dates, exchange ?? null),
    servedSeries: (code) => readSeries(ask, code),
    securities: () => readSecurities(ask),
    eachSeries: async (fields, to, visit) => {
      const codes = (await readSecurities(ask)).map((security) => security.code);
      for (let start = 0; start < codes.length; start += BATCH)
        for (const series of await readFigures(ask, codes.slice(start, start + BATCH), fields, to)) visit(series);
    },
    origins: (exchange, from, to) =>
      ask<DatedOrigins>(
        "SELECT date, origins FROM served_days WHERE exchange = $1 AND date BETWEEN $2 AND $3 ORDER BY date",
        [exchange, from, to],
      ),
    disagreements: (limit) =>
      ask<Disagreement>(
        `SELECT date, exchange, code, "check", field, expected, given, sources FROM disagreements
         ORDER BY date DESC, ${BY_EXCHANGE}, place LIMIT $1`,
        [limit],
      ),
  };
  return snapshot;
}

/** The figures of a whole market are never of a part. */
const coversOf = (dataset: Dataset): string => (isSecurityDataset(dataset) ? "covers" : "NULL::text AS covers");

async function readContents(ask: Ask, heads: readonly Head[]): Promise<StoredDisclosure[]> {
  const found = new Map<Head, StoredDisclosure>();
  for (const dataset of new Set(heads.map((head) => head.dataset))) {
    const asked = heads.filter((head) => head.dataset === dataset);
    const rows = await ask<{ place: number }>(
      `SELECT place::int, ${contentOf(dataset)}
       FROM unnest($1::text[], $2::date[], $3::int[]) WITH ORDINALITY AS head (exchange, date, revision, place)
       JOIN ${dataset} USING (exchange, date, revision)`,
      [asked.map(({ exchange }) => exchange), asked.map(({ date }) => date), asked.map(({ revision }) => revision)],
    );
    for (const { place, ...content } of rows) {
      const head = asked[place - 1]!;
      found.set(head, { ...head, ...disclosedBy(dataset, content) } as StoredDisclosure);
    }
  }
  return heads.map((head) => found.get(head)!);
}

function contentOf(dataset: Dataset): string {
  const ids = fieldIdsOf(dataset);
  if (!isSecurityDataset(dataset)) return listed(ids);
  return `to_json(codes) AS codes, to_json(names) AS names, ${columnsOf(ids as SecurityFieldId[], (column) => column)}`;
}

async function readSeries(ask: Ask, code: string): Promise<ServedSeries | null> {
  const [listed] = await ask<ListedSecurity>(
    `SELECT ${NEWEST} FROM (SELECT $1::text AS code) AS security ${WITH_NEWEST}`,
    [code],
  );
  if (!listed) return null;
  const [series] = await ask<{ dates: TradingDate[] } & StoredColumns>(
    `SELECT to_json(array_agg(date)) AS dates, ${SERVED_ARRAYS}
     FROM (SELECT date, ${SERVED} FROM served WHERE code = $1 ORDER BY date) AS sorted`,
    [code],
  );
  const { dates, ...columns } = series!;
  return { code, name: listed.name, exchange: listed.exchange, dates, columns: decodeColumns(columns, dates.length) };
}

const NEWEST = "security.code, coalesce(named.name, '') AS name, newest.exchange, newest.date AS last";
/** The newest day of each security, and its newest name. */
const WITH_NEWEST = `
  CROSS JOIN LATERAL (
    SELECT exchange, date FROM served WHERE served.code = security.code ORDER BY date DESC LIMIT 1
  ) AS newest
  LEFT JOIN LATERAL (
    SELECT name FROM served WHERE served.code = security.code AND name <> '' ORDER BY date DESC LIMIT 1
  ) AS named ON TRUE`;

/** From code to code by the index, never through all the days of each. */
const readSecurities = (ask: Ask): Promise<ListedSecurity[]> =>
  ask(
    `WITH RECURSIVE security AS (
       (SELECT code FROM served ORDER BY code LIMIT 1)
       UNION ALL
       SELECT (SELECT code FROM served WHERE served.code > security.code ORDER BY code LIMIT 1)
       FROM security WHERE security.code IS NOT NULL
     )
     SELECT ${NEWEST} FROM security ${WITH_NEWEST} ORDER BY security.code`,
  );

async function readFigures(
  ask: Ask,
  codes: readonly string[],
  fields: readonly FigureFieldId[],
  to: TradingDate,
): Promise<FigureSeries[]> {
  const rows = await ask<{ code: string; rows: number; days: Buffer } & StoredColumns>(
    `SELECT code, count(*)::int AS rows, array_send(array_agg((date - DATE '1970-01-01')::float8)) AS days,
       ${columnsOf(fields, (column) => `array_agg(${column})`)}
     FROM (
       SELECT code, date, ${listed(fields)} FROM served WHERE code = ANY($1::text[]) AND date <= $2 ORDER BY code, date
     ) AS sorted
     GROUP BY code ORDER BY code`,
    [codes, to],
  );
  return rows.map(({ code, rows: count, days, ...columns }) => ({
    code,
    days: Int32Array.from(decodeFigures(days, count)),
    columns: fields.map((id) => decodeFigures(columns[id] as Buffer | null, count)),
  }));
}
