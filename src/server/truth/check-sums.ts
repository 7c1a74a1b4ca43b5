import type { MarginFieldId } from "../../core/fields/catalogue.ts";
import { roundToFen } from "../../core/market/fen.ts";
import { EXCHANGES, MARGIN_SINCE } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { isWhole } from "../store/head-row.ts";
import type { Disagreement, StoredDisclosure } from "../store/store.ts";
import { figureOf, inOrder, statementsOf, type Evidence } from "./evidence.ts";
import { roundingError } from "./precision.ts";

const SUMMED: readonly MarginFieldId[] = ["financing_balance", "margin_balance"];

/**
 * 汇总 counts securities that were taken off the list of targets, 明细 does not, so their sum is smaller: by up to 0.5 % as
 * far as is known. More than twice that, or a sum above the total, is no matter of scope.
 */
const SCOPE_GAP = 0.01;
/** Details are rounded to 元, each on its own. */
const HALF_YUAN = 0.5;

/** The sum of the details against the total of the day, each from the first source of its plan. */
export function checkSumOfDetails(evidence: Evidence): Disagreement[] {
  return SUMMED.flatMap((field): Disagreement[] => {
    const total = firstTelling(evidence, "totals", field);
    const details = firstTelling(evidence, "details", field);
    if (!total || !details) return [];
    const expected = total.figures[0]!;
    const given = sum(details.figures);
    const rounding = details.figures.length * (HALF_YUAN + roundingError(details.figures)) + roundingError([expected]);
    const above = given - expected > rounding;
    if (!above && given >= expected * (1 - SCOPE_GAP)) return [];
    const { exchange, date } = evidence;
    const sources = [...new Set([total.source, details.source])];
    return [{ date, exchange, code: null, check: "sum_of_details", field, expected, given, sources }];
  });
}

/** A total of all exchanges that a source gives, against the sum of theirs. `totals` are of one day and of any exchange. */
export function checkSumOfExchanges(date: TradingDate, totals: readonly StoredDisclosure[]): Disagreement[] {
  const due = EXCHANGES.filter((exchange) => MARGIN_SINCE[exchange] <= date);
  return SUMMED.flatMap((field) => {
    const parts = due.map((exchange) =>
      firstTelling({ exchange, disclosures: ofExchange(totals, exchange) }, "totals", field),
    );
    const figures = parts.flatMap((part) => part?.figures ?? []);
    if (due.length === 0 || figures.length < due.length) return [];
    const expected = sum(figures);
    const tolerance = figures.reduce((total, figure) => total + roundingError([figure]), 0);
    return ofExchange(totals, "ALL").flatMap((disclosure): Disagreement[] => {
      const given = figureOf(statementsOf(disclosure)[0]!.figures, field);
      if (given === null || Math.abs(given - expected) <= tolerance + roundingError([given])) return [];
      const sources = [...new Set([disclosure.source, ...parts.flatMap((part) => part?.source ?? [])])];
      return [{ date, exchange: "ALL", code: null, check: "sum_of_exchanges", field, expected, given, sources }];
    });
  });
}

const ofExchange = (totals: readonly StoredDisclosure[], exchange: string): StoredDisclosure[] =>
  totals.filter((disclosure) => disclosure.dataset === "totals" && disclosure.exchange === exchange);

/** What the first source that says anything of the field of all securities says of it. */
function firstTelling(
  evidence: Pick<Evidence, "exchange" | "disclosures">,
  dataset: "totals" | "details",
  field: MarginFieldId,
): { readonly source: string; readonly figures: readonly number[] } | undefined {
  for (const disclosure of inOrder(evidence, dataset, evidence.disclosures.filter(isWhole))) {
    const figures = statementsOf(disclosure).flatMap((statement) => figureOf(statement.figures, field) ?? []);
    if (figures.length > 0) return { source: disclosure.source, figures };
  }
  return undefined;
}

const sum = (figures: readonly number[]): number => roundToFen(figures.reduce((total, figure) => total + figure, 0));
