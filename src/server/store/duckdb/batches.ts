import { fieldIdsOf, type FieldId } from "../../../core/fields/catalogue.ts";
import { dayNumber } from "../../../core/market/trading-date.ts";
import type { ServedDay } from "../../truth/served-day.ts";
import { isSecurityDataset } from "../content.ts";
import type { Disagreement, StoredDisclosure } from "../store.ts";
import type { Batch, ColumnValues } from "./append-columns.ts";
import { isText } from "./tables.ts";

type Value = string | number | null | undefined;
type Row = Readonly<Record<string, Value>>;

/** The heads of the disclosures. */
export function headBatch(disclosures: readonly StoredDisclosure[]): Batch {
  return {
    rows: disclosures.length,
    columns: {
      dataset: disclosures.map(({ dataset }) => dataset),
      exchange: disclosures.map(({ exchange }) => exchange),
      date: Int32Array.from(disclosures, ({ date }) => dayNumber(date)),
      revision: Int32Array.from(disclosures, ({ revision }) => revision),
      source: disclosures.map(({ source }) => source),
      fetched_at: disclosures.map(({ fetchedAt }) => fetchedAt),
      covers: disclosures.map(({ covers }) => covers ?? null),
    },
  };
}

/** What one disclosure says. */
export function contentBatch(disclosure: StoredDisclosure): Batch {
  const { dataset, exchange, date, revision } = disclosure;
  const rows = ("rows" in disclosure ? disclosure.rows : [disclosure.figures]) as readonly Row[];
  const columns: Record<string, ColumnValues> = {
    exchange,
    date: new Int32Array(rows.length).fill(dayNumber(date)),
    revision: new Int32Array(rows.length).fill(revision),
  };
  if (isSecurityDataset(dataset)) for (const name of ["code", "name"]) columns[name] = textsOf(rows, name);
  for (const id of fieldIdsOf(dataset)) columns[id] = isText(id) ? textsOf(rows, id) : figuresOf(rows, id);
  return { rows: rows.length, columns };
}

const textsOf = (rows: readonly Row[], name: string): (string | null)[] =>
  rows.map((row) => (row[name] ?? null) as string | null);

function figuresOf(rows: readonly Row[], id: FieldId): Float64Array {
  const figures = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row++) figures[row] = (rows[row]![id] ?? NaN) as number;
  return figures;
}

/** What is said of served days as a whole. */
export function servedHeadBatch(days: readonly ServedDay[]): Batch {
  return {
    rows: days.length,
    columns: {
      exchange: days.map(({ exchange }) => exchange),
      date: Int32Array.from(days, ({ date }) => dayNumber(date)),
      edition: Float64Array.from(days, ({ edition }) => edition),
      securities: Int32Array.from(days, ({ codes }) => codes.length),
      origins: days.map(({ origins }) => JSON.stringify(origins)),
      absent: days.map(({ absent }) => (absent === undefined ? null : JSON.stringify(absent))),
    },
  };
}

/** The securities of one served day. */
export function servedBatch({ exchange, date, codes, names, columns }: ServedDay): Batch {
  const rows = codes.length;
  return {
    rows,
    columns: { exchange, date: new Int32Array(rows).fill(dayNumber(date)), code: codes, name: names, ...columns },
  };
}

export function disagreementBatch(found: readonly Disagreement[]): Batch {
  return {
    rows: found.length,
    columns: {
      date: Int32Array.from(found, ({ date }) => dayNumber(date)),
      exchange: found.map(({ exchange }) => exchange),
      code: found.map(({ code }) => code),
      check_name: found.map(({ check }) => check),
      field: found.map(({ field }) => field),
      expected: Float64Array.from(found, ({ expected }) => expected),
      given: Float64Array.from(found, ({ given }) => given),
      sources: found.map(({ sources }) => JSON.stringify(sources)),
    },
  };
}
