/** An amount in 元 to the 分, the smallest unit of money: what sums of decimal fractions leave behind it is no money. */
export function roundToFen(amount: number): number {
  return Number.isInteger(amount) ? amount : Math.round(amount * 100) / 100;
}

/**
 * What shares are worth at a price, to the 分: 融券余额 = 融券余量 × 收盘价. Prices have at most three decimals (funds do), so the
 * product is taken in whole thousandths of a 元, where it is exact.
 */
export function valueOfShares(shares: number, price: number): number {
  return Math.round((shares * Math.round(price * 1000)) / 10) / 100;
}
