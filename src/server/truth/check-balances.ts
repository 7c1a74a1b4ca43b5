import { roundToFen } from "../../core/market/fen.ts";
import type { Disagreement } from "../store/store.ts";
import { figureOf, inOrder, largest, roundingOf, statementsOf, type Evidence } from "./evidence.ts";

/** In details each balance is rounded to 元 on its own. */
const DETAILS_TOLERANCE_CNY = 1;

/** 融资余额 + 融券余额 = 融资融券余额, exactly, in everything that any source says. */
export function checkBalances(evidence: Evidence): Disagreement[] {
  return [...contradictions(evidence, "totals", 0), ...contradictions(evidence, "details", DETAILS_TOLERANCE_CNY)];
}

function contradictions(evidence: Evidence, dataset: "totals" | "details", ownTolerance: number): Disagreement[] {
  const { exchange, date } = evidence;
  return inOrder(evidence, dataset, evidence.disclosures).flatMap((disclosure) => {
    const statements = statementsOf(disclosure);
    const rounding = roundingOf(statements, "financing_balance", "short_balance", "margin_balance");
    const found = statements.flatMap(({ source, code, figures }): Disagreement[] => {
      const financing = figureOf(figures, "financing_balance");
      const short = figureOf(figures, "short_balance");
      const given = figureOf(figures, "margin_balance");
      if (financing === null || short === null || given === null) return [];
      const expected = roundToFen(financing + short);
      if (Math.abs(roundToFen(expected - given)) <= ownTolerance + 3 * rounding) return [];
      return [{ date, exchange, code, check: "balances", field: "margin_balance", expected, given, sources: [source] }];
    });
    return largest(found);
  });
}
