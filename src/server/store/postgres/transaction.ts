import { fieldIdsOf, SECURITY_FIELD_IDS, type Dataset, type SecurityFieldId } from "../../../core/fields/catalogue.ts";
import type { ServedDay } from "../../truth/served-day.ts";
import { isLabel } from "../../truth/security-columns.ts";
import { copyInByRows } from "../backup/by-rows.ts";
import { contentOf, isSecurityDataset, type ContentRow } from "../content.ts";
import type { DayKey, Transaction } from "../engine.ts";
import type { ComparedDay, StoredDisclosure } from "../store.ts";
import { encodeFigures } from "./columns.ts";
import type { RecentDays } from "../recent-days.ts";
import type { Ask } from "./session.ts";
import { snapshotOf } from "./snapshot.ts";
import { arrayTypeOf, listed } from "./tables.ts";

/** Whoever writes locks the store's one state first: writers of several processes follow one another. */
export const lockState = (ask: Ask): Promise<object[]> => ask("SELECT FROM store_state FOR UPDATE");

/** Reads and writes in the transaction of `ask`. Served days that are written are told of. */
export function transactionOf(
  ask: Ask,
  recent: Pick<RecentDays, "find">,
  onServed: (days: readonly ServedDay[]) => void,
): Transaction {
  const transaction: Transaction = {
    ...snapshotOf(ask, recent),
    copyIn: (files, source) => copyInByRows(transaction, files, source),

    append: async (disclosures) => {
      for (const dataset of new Set(disclosures.map((disclosure) => disclosure.dataset))) {
        const ofDataset = disclosures.filter((disclosure) => disclosure.dataset === dataset);
        if (!isSecurityDataset(dataset)) await appendMarket(ask, dataset, ofDataset);
        else for (const disclosure of ofDataset) await appendSecurities(ask, disclosure);
      }
    },

    noteUndisclosed: async ({ dataset, exchange, date, source, askedOn }) => {
      await ask(
        `INSERT INTO undisclosed (dataset, exchange, date, source, asked_on) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (dataset, exchange, source, date) DO UPDATE SET asked_on = excluded.asked_on`,
        [dataset, exchange, date, source, askedOn],
      );
    },

    replaceServed: async (gone, days) => {
      for (const table of ["served_days", "served"]) await deleteDays(ask, table, gone);
      await insertServedHeads(ask, days);
      for (const day of days) await insertServed(ask, day);
      onServed(days);
    },

    setEdition: async (edition) => {
      await ask("UPDATE store_state SET edition = $1", [edition]);
    },

    replaceDisagreements: async (days, found) => {
      await deleteDays(ask, "disagreements", days);
      for (const [place, { date, exchange, code, check, field, expected, given, sources }] of found.entries())
        await ask("INSERT INTO disagreements VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)", [
          ...[date, exchange, place],
          ...[code, check, field, expected, given, sources],
        ]);
    },

    unmerged: (limit) => ask<DayKey>("SELECT exchange, date FROM unmerged ORDER BY date, exchange LIMIT $1", [limit]),
    markMerged: (days) => deleteDays(ask, "unmerged", days),
  };
  return transaction;
}

async function appendMarket(ask: Ask, dataset: Dataset, disclosures: readonly StoredDisclosure[]): Promise<void> {
  const ids = fieldIdsOf(dataset);
  const contents = disclosures.map((disclosure) => contentOf(disclosure)[0]!);
  const figures = ids.map((_, column) => contents.map((row) => row[column] ?? null));
  await ask(
    `INSERT INTO ${dataset} (exchange, date, revision, source, fetched_at, ${listed(ids)})
     SELECT * FROM unnest($1::text[], $2::date[], $3::int[], $4::text[], $5::text[], ${ids.map((_, place) => `$${place + 6}::float8[]`).join(", ")})`,
    [
      disclosures.map(({ exchange }) => exchange),
      disclosures.map(({ date }) => date),
      disclosures.map(({ revision }) => revision),
      disclosures.map(({ source }) => source),
      disclosures.map(({ fetchedAt }) => fetchedAt),
      ...figures,
    ],
  );
}

async function appendSecurities(ask: Ask, disclosure: StoredDisclosure): Promise<void> {
  const { dataset, exchange, date, revision, source, fetchedAt, covers = null } = disclosure;
  const ids = fieldIdsOf(dataset) as SecurityFieldId[];
  const content = contentOf(disclosure);
  const column = (place: number) => content.map((row) => row[place] ?? null);
  await ask(
    `INSERT INTO ${dataset} (exchange, date, revision, source, fetched_at, covers, codes, names, ${listed(ids)})
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, ${ids.map((id, place) => `$${place + 9}::${arrayTypeOf(id)}`).join(", ")})`,
    [
      ...[exchange, date, revision, source, fetchedAt, covers],
      ...[column(0), column(1)],
      ...ids.map((id, place) => encodeColumn(id, column(place + 2))),
    ],
  );
}

function encodeColumn(id: SecurityFieldId, values: ContentRow): unknown {
  if (isLabel(id)) return values.some((value) => value !== null) ? values : null;
  return encodeFigures(Float64Array.from(values, (value) => (value === null ? NaN : Number(value))));
}

async function insertServedHeads(ask: Ask, days: readonly ServedDay[]): Promise<void> {
  if (days.length === 0) return;
  await ask(
    `INSERT INTO served_days (date, exchange, edition, securities, origins, absent)
     SELECT * FROM unnest($1::date[], $2::text[], $3::float8[], $4::int[], $5::jsonb[], $6::jsonb[])`,
    [
      days.map(({ date }) => date),
      days.map(({ exchange }) => exchange),
      days.map(({ edition }) => edition),
      days.map(({ codes }) => codes.length),
      days.map(({ origins }) => JSON.stringify(origins)),
      days.map(({ absent }) => (absent === undefined ? null : JSON.stringify(absent))),
    ],
  );
}

async function insertServed(ask: Ask, { exchange, date, codes, names, columns, origins }: ServedDay): Promise<void> {
  const given = SECURITY_FIELD_IDS.filter((id) => origins[id] !== undefined);
  const arrays = given.map((id, place) => `$${place + 5}::${arrayTypeOf(id)}`);
  await ask(
    `INSERT INTO served (${["date", "exchange", "code", "name", ...given.map((id) => `"${id}"`)].join(", ")})
     SELECT $1, $2, security.* FROM unnest(${["$3::text[]", "$4::text[]", ...arrays].join(", ")}) AS security`,
    [date, exchange, codes, names, ...given.map((id) => (isLabel(id) ? columns[id] : encodeFigures(columns[id])))],
  );
}

async function deleteDays(ask: Ask, table: string, days: readonly ComparedDay[]): Promise<void> {
  if (days.length === 0) return;
  await ask(
    `DELETE FROM ${table} USING unnest($1::text[], $2::date[]) AS day (exchange, date)
     WHERE ${table}.exchange = day.exchange AND ${table}.date = day.date`,
    [days.map(({ exchange }) => exchange), days.map(({ date }) => date)],
  );
}
