import {
  fieldIdsOf,
  SECURITY_DATASETS,
  type SecurityDataset,
  type SecurityFieldId,
} from "../../core/fields/catalogue.ts";
import { canonicalCode } from "../../core/market/bse-codes.ts";
import type { Exchange } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { isWhole } from "../store/head-row.ts";
import type { StoredDisclosure } from "../store/store.ts";
import { carryForward, NONE_ABSENT } from "./carry-forward.ts";
import { deriveUnpublished } from "./derive-unpublished.ts";
import { joinOrigins } from "./join-origins.ts";
import { holdsValue, isOpen, type OpenDay } from "./open-day.ts";
import { inPlanOrder } from "./plan.ts";
import { blankColumns } from "./security-columns.ts";
import type { FieldOrigin, ServedDay } from "./served-day.ts";

export interface DayToMerge {
  readonly exchange: Exchange;
  readonly date: TradingDate;
  /** The newest of each source, of all security datasets; others are passed over. */
  readonly disclosures: readonly StoredDisclosure[];
  /** What is served of the session before; null = nothing. */
  readonly before: ServedDay | null;
}

export type MergedDay = Omit<ServedDay, "edition">;
type OfSecurities = Extract<StoredDisclosure, { readonly dataset: SecurityDataset }>;
type Row = Readonly<Partial<Record<SecurityFieldId, number | string | null>>> & {
  readonly code: string;
  readonly name: string;
};

const NOWHERE = -1;

/** A disclosure with the place of each of its rows in the merged day; `NOWHERE` for a security that it does not have. */
interface Placed {
  readonly disclosure: OfSecurities;
  readonly source: string;
  readonly revision: number;
  readonly rows: readonly Row[];
  readonly places: Int32Array;
}

/**
 * One truth of a day, column by column: each field from the first source of its plan that gives any value of it, for all
 * securities that any source names. A disclosure of some securities only fills gaps: of a day whose details are whole it
 * adds no security and no field, so that whatever is summed or ranked is of all. What nobody published is derived and
 * marked; sectors, targets and members stay as they were until a source says otherwise. Null where nothing is disclosed.
 */
export function mergeDay({ exchange, date, disclosures, before }: DayToMerge): MergedDay | null {
  const given = disclosures
    .filter(isOfSecurities)
    .map((disclosure) => ({ disclosure, rows: canonicalRows(disclosure) }));
  const hasDetails = given.some(({ disclosure }) => disclosure.dataset === "details" && isWhole(disclosure));
  const naming = hasDetails ? given.filter(({ disclosure }) => isWhole(disclosure)) : given;
  const codes = [...new Set(naming.flatMap(({ rows }) => rows.map(({ code }) => canonicalCode(code))))].sort();
  if (codes.length === 0) return null;

  const placeOf = new Map(codes.map((code, place) => [code, place]));
  const placed = given.map(({ disclosure, rows }): Placed => {
    const places = Int32Array.from(rows, ({ code }) => placeOf.get(canonicalCode(code)) ?? NOWHERE);
    return { disclosure, source: disclosure.source, revision: disclosure.revision, rows, places };
  });

  const names = new Array<string>(codes.length).fill("");
  const day: OpenDay = {
    exchange,
    date,
    codes,
    names,
    columns: blankColumns(codes.length),
    origins: {},
    absent: NONE_ABSENT,
  };
  for (const dataset of SECURITY_DATASETS) {
    const ofDataset = placed.filter(({ disclosure }) => disclosure.dataset === dataset);
    if (ofDataset.length === 0) continue;
    for (const one of inPlanOrder({ dataset, exchange }, ofDataset)) fillNames(names, one);
    for (const field of fieldIdsOf(dataset)) {
      const inOrder = inPlanOrder({ dataset, exchange, field }, ofDataset);
      fillColumn(
        day,
        field,
        inOrder.filter(({ disclosure }) => isWhole(disclosure)),
      );
      for (const one of inOrder)
        if (!isWhole(one.disclosure) && (day.origins[field] || !hasDetails)) fillGaps(day, field, one);
    }
  }
  deriveUnpublished(day, before);
  carryForward(day, before);
  return day;
}

const isOfSecurities = (disclosure: StoredDisclosure): disclosure is OfSecurities =>
  SECURITY_DATASETS.some((dataset) => dataset === disclosure.dataset);

/** One row a security: where a list has both codes of one, the row under the new code counts. */
function canonicalRows({ rows }: OfSecurities): readonly Row[] {
  const codes: ReadonlySet<string> = new Set(rows.map(({ code }) => code));
  return (rows as readonly Row[]).filter(({ code }) => {
    const canonical = canonicalCode(code);
    return canonical === code || !codes.has(canonical);
  });
}

function fillNames(names: string[], { rows, places }: Placed): void {
  for (let index = 0; index < rows.length; index++)
    if (places[index] !== NOWHERE) names[places[index]!] ||= rows[index]!.name;
}

/** Fills the column from the first that holds any value of it. */
function fillColumn(day: OpenDay, field: SecurityFieldId, candidates: readonly Placed[]): void {
  const column: Float64Array | (string | null)[] = day.columns[field];
  const first = candidates.find(({ rows }) => rows.some((row) => holdsValue(row[field])));
  if (!first) return;
  for (let index = 0; index < first.rows.length; index++) {
    const value = first.rows[index]![field];
    if (holdsValue(value)) column[first.places[index]!] = value;
  }
  day.origins[field] = originOf(first);
}

/** Fills what is still missing of the column from a disclosure of some securities. */
function fillGaps(day: OpenDay, field: SecurityFieldId, part: Placed): void {
  const column: Float64Array | (string | null)[] = day.columns[field];
  let held = false;
  for (let index = 0; index < part.rows.length; index++) {
    const value = part.rows[index]![field];
    const place = part.places[index]!;
    if (place === NOWHERE || !holdsValue(value) || holdsValue(column[place])) continue;
    column[place] = value;
    held = true;
  }
  if (!held) return;
  const given = day.origins[field];
  const origin = joinOrigins(given ? [given, originOf(part)] : [originOf(part)]);
  day.origins[field] = isOpen(day, field) ? { ...origin, partial: true } : origin;
}

function originOf({ disclosure: { source, revision, fetchedAt } }: Placed): FieldOrigin {
  return { source, revision, fetched_at: fetchedAt, derived: false };
}
