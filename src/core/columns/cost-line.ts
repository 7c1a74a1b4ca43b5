/** The daily figures that an entry price is estimated from, one array each. */
export interface CostFigures {
  readonly balances: Float64Array;
  readonly bought: Float64Array;
  readonly repaid: Float64Array;
  readonly prices: Float64Array;
}

/** The figure that is missing where the estimate cannot go on. */
export interface CostGap {
  readonly missing: keyof CostFigures;
  readonly row: number;
}

/**
 * Units that the financing balance is spread over at the last row, if each purchase enters at its day's price and each
 * repayment leaves in proportion. The first row with a balance and a price is taken as entered at that price.
 */
export function outstandingUnits(figures: CostFigures): number | CostGap {
  const { balances, bought, repaid, prices } = figures;
  const first = balances.findIndex((balance, row) => !Number.isNaN(balance) && !Number.isNaN(prices[row]!));
  if (first < 0) return { missing: Number.isNaN(balances[0]!) ? "balances" : "prices", row: 0 };
  let units = balances[first]! / prices[first]!;
  for (let row = first + 1; row < balances.length; row++) {
    const missing = firstMissing(figures, row);
    if (missing) return { missing, row };
    const held = balances[row - 1]! + bought[row]!;
    if (bought[row]! > 0) units += bought[row]! / prices[row]!;
    units *= held > 0 ? Math.max(0, 1 - repaid[row]! / held) : 0;
  }
  return units;
}

/** A price is needed only where something was bought: a halted day has none. */
function firstMissing({ balances, bought, repaid, prices }: CostFigures, row: number): keyof CostFigures | null {
  if (Number.isNaN(balances[row]!)) return "balances";
  if (Number.isNaN(bought[row]!)) return "bought";
  if (Number.isNaN(repaid[row]!)) return "repaid";
  return bought[row]! > 0 && Number.isNaN(prices[row]!) ? "prices" : null;
}
