import type { Disagreement } from "../store/store.ts";
import { checkBalances } from "./check-balances.ts";
import { checkBetweenSources } from "./check-between-sources.ts";
import { checkRollForward } from "./check-roll-forward.ts";
import { checkSumOfDetails } from "./check-sums.ts";
import type { Evidence } from "./evidence.ts";

/** Every two figures of the day that should agree and do not. A disagreement is a record to look at and never stops anything. */
export function reconcileDay(evidence: Evidence): Disagreement[] {
  return [
    ...checkBalances(evidence),
    ...checkRollForward(evidence),
    ...checkSumOfDetails(evidence),
    ...checkBetweenSources(evidence),
  ];
}
