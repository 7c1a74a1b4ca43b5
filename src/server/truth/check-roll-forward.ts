import type { MarginFieldId } from "../../core/fields/catalogue.ts";
import { roundToFen } from "../../core/market/fen.ts";
import type { Disagreement, StoredDisclosure } from "../store/store.ts";
import { figureOf, inOrder, largest, roundingOf, statementsOf, type Evidence, type Figures } from "./evidence.ts";

interface Flow {
  readonly balance: MarginFieldId;
  readonly added: MarginFieldId;
  readonly left: MarginFieldId;
  readonly tolerance: number;
}

/** 余额 = 前一日余额 + 增加 − 减少, of money, which is off by some tens of 元 on most days, and of shares. */
const FLOWS: readonly Flow[] = [
  { balance: "financing_balance", added: "financing_buy", left: "financing_repay", tolerance: 1000 },
  { balance: "short_shares", added: "short_sold", left: "short_returned", tolerance: 100 },
];

/**
 * What a balance should be after the flows of the day, source by source. A warning and no error: 权益调整 breaks it too.
 * Where no repayment is published, the balance may at least not have grown by more than was added.
 */
export function checkRollForward(evidence: Evidence): Disagreement[] {
  return (["totals", "details"] as const).flatMap((dataset) => {
    const before = new Map(inOrder(evidence, dataset, evidence.before).map((earlier) => [keyOf(earlier), earlier]));
    return inOrder(evidence, dataset, evidence.disclosures).flatMap((disclosure) => {
      const earlier = before.get(keyOf(disclosure));
      return earlier ? FLOWS.flatMap((flow) => largest(breaks(evidence, flow, earlier, disclosure))) : [];
    });
  });
}

const keyOf = ({ source, covers }: StoredDisclosure): string => `${source} ${covers}`;

function breaks(
  { exchange, date }: Evidence,
  flow: Flow,
  earlier: StoredDisclosure,
  disclosure: StoredDisclosure,
): Disagreement[] {
  const statements = statementsOf(disclosure);
  const before = new Map(statementsOf(earlier).map(({ code, figures }) => [code, figures]));
  const tolerance = flow.tolerance + 4 * roundingOf(statements, flow.balance);
  return statements.flatMap(({ source, code, figures }): Disagreement[] => {
    const given = figureOf(figures, flow.balance);
    const expected = expectedBalance(flow, before.get(code), figures);
    if (given === null || expected === null) return [];
    const excess = given - expected;
    const told = figureOf(figures, flow.left) !== null;
    if (excess <= tolerance && (!told || -excess <= tolerance)) return [];
    return [{ date, exchange, code, check: "roll_forward", field: flow.balance, expected, given, sources: [source] }];
  });
}

function expectedBalance({ balance, added, left }: Flow, before: Figures | undefined, today: Figures): number | null {
  const previous = before ? figureOf(before, balance) : null;
  const gained = figureOf(today, added);
  return previous === null || gained === null ? null : roundToFen(previous + gained - (figureOf(today, left) ?? 0));
}
