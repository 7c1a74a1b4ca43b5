import { fieldIdsOf, type Dataset, type FieldId } from "../../core/fields/catalogue.ts";
import type { Disagreement } from "../store/store.ts";
import { figureOf, inOrder, largest, roundingOf, statementsOf, type Evidence, type Statement } from "./evidence.ts";

/** Some sources compute repayments themselves and are off by up to 130 元 on most days. */
const COMPUTED: ReadonlySet<FieldId> = new Set<FieldId>(["financing_repay", "short_returned"]);
const COMPUTED_TOLERANCE = 1000;
/** A balance of shares is a product with a price; sources round it each in its own way. */
const TOLERANCE = 1;
/** Turnover and float value are compared as market data are: to four digits. */
const QUOTED_TOLERANCE = 0.0001;

const COMPARED: readonly Dataset[] = ["totals", "overview", "details", "quotes"];

/** The figures of each source against those of the first source of the plan that gives the field. */
export function checkBetweenSources(evidence: Evidence): Disagreement[] {
  return COMPARED.flatMap((dataset) => {
    const said = inOrder(evidence, dataset, evidence.disclosures).map(statementsOf);
    if (said.length < 2) return [];
    return fieldIdsOf(dataset).flatMap((field) => {
      const [first, ...others] = said.filter((one) => one.some(({ figures }) => figureOf(figures, field) !== null));
      return others.flatMap((other) => largest(differences(evidence, dataset, field, first!, other)));
    });
  });
}

function differences(
  { exchange, date }: Evidence,
  dataset: Dataset,
  field: FieldId,
  first: readonly Statement[],
  other: readonly Statement[],
): Disagreement[] {
  const told = new Map(first.map((statement) => [statement.code, statement]));
  const rounding = roundingOf(first, field) + roundingOf(other, field);
  return other.flatMap(({ source, code, figures }): Disagreement[] => {
    const one = told.get(code);
    const expected = one ? figureOf(one.figures, field) : null;
    const given = figureOf(figures, field);
    if (one === undefined || expected === null || given === null) return [];
    if (Math.abs(expected - given) <= toleranceOf(dataset, field, expected) + rounding) return [];
    return [{ date, exchange, code, check: "between_sources", field, expected, given, sources: [one.source, source] }];
  });
}

/** How far two sources may differ in a figure without contradicting each other. */
export function toleranceOf(dataset: Dataset, field: FieldId, figure: number): number {
  if (dataset === "quotes" || dataset === "overview") return QUOTED_TOLERANCE * Math.abs(figure);
  return COMPUTED.has(field) ? COMPUTED_TOLERANCE : TOLERANCE;
}
