/** One row of a table: amounts in whole 元, ratios in whole percent. */
type WholeRow = readonly bigint[];

/** The account in whole numbers, so that nothing is rounded on the way. */
export interface WholeAccount {
  readonly cash: bigint;
  /** Market value, haircut. */
  readonly collateral: readonly WholeRow[];
  /** Market value, financed amount, haircut, margin ratio. */
  readonly financing: readonly WholeRow[];
  /** Sale proceeds, market value, haircut, margin ratio. */
  readonly short: readonly WholeRow[];
  readonly interest: bigint;
}

/** 保证金可用余额 in hundredths of 元, term by term as the exchanges' rule lists them. */
export function wholeAvailableMargin(account: WholeAccount): bigint {
  const terms: bigint[] = [account.cash * 100n];
  for (const [value, haircut] of account.collateral) terms.push(value! * haircut!);
  for (const [value, financed, haircut] of account.financing) {
    const counted = value! < financed! ? 100n : haircut!;
    terms.push((value! - financed!) * counted);
  }
  for (const [proceeds, value, haircut] of account.short) {
    const counted = value! > proceeds! ? 100n : haircut!;
    terms.push((proceeds! - value!) * counted);
  }
  for (const [proceeds] of account.short) terms.push(-proceeds! * 100n);
  for (const [, financed, , ratio] of account.financing) terms.push(-financed! * ratio!);
  for (const [, value, , ratio] of account.short) terms.push(-value! * ratio!);
  terms.push(-account.interest * 100n);
  return terms.reduce((sum, term) => sum + term, 0n);
}
