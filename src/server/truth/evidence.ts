import type { FieldId } from "../../core/fields/catalogue.ts";
import type { Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { canonicalCode } from "../../core/market/bse-codes.ts";
import { isWhole } from "../store/head-row.ts";
import type { Disagreement, StoredDisclosure } from "../store/store.ts";
import { inPlanOrder } from "./plan.ts";
import { roundingError } from "./precision.ts";

/** What is known of one day of one exchange when its figures are compared. */
export interface Evidence {
  readonly exchange: Scope;
  readonly date: TradingDate;
  /** The newest of each source and dataset. */
  readonly disclosures: readonly StoredDisclosure[];
  /** The same of the session before. */
  readonly before: readonly StoredDisclosure[];
}

export type Figures = Readonly<Partial<Record<FieldId, number | string | null>>>;

/** What one source says of the exchange as a whole, or of one security. */
export interface Statement {
  readonly source: string;
  /** null = of the whole exchange. */
  readonly code: string | null;
  readonly figures: Figures;
}

/** The disclosures of a dataset in the order of its plan; those of some securities after those of the whole day. */
export function inOrder(
  { exchange }: Pick<Evidence, "exchange">,
  dataset: StoredDisclosure["dataset"],
  disclosures: readonly StoredDisclosure[],
): StoredDisclosure[] {
  const ordered = inPlanOrder(
    { dataset, exchange },
    disclosures.filter((disclosure) => disclosure.dataset === dataset),
  );
  return [...ordered.filter(isWhole), ...ordered.filter((disclosure) => !isWhole(disclosure))];
}

/** Everything a disclosure says, a statement each. */
export function statementsOf(disclosure: StoredDisclosure): Statement[] {
  const { source } = disclosure;
  if ("figures" in disclosure) return [{ source, code: null, figures: disclosure.figures }];
  return disclosure.rows.map((row) => ({ source, code: canonicalCode(row.code), figures: row }));
}

/** The figure; null where it is missing, or is no number. */
export function figureOf(figures: Figures, field: FieldId): number | null {
  const value = figures[field];
  return typeof value === "number" ? value : null;
}

/** How far the figures may be off because their source rounds them. */
export function roundingOf(statements: readonly Statement[], ...fields: FieldId[]): number {
  return roundingError(statements.flatMap(({ figures }) => fields.flatMap((field) => figureOf(figures, field) ?? [])));
}

/** Of one kind of difference, as many as a person can look at: the largest. */
const KEPT = 20;

export function largest(found: readonly Disagreement[]): Disagreement[] {
  const size = ({ expected, given }: Disagreement): number => Math.abs(expected - given);
  return [...found].sort((a, b) => size(b) - size(a)).slice(0, KEPT);
}
