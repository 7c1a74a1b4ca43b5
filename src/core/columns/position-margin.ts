/** Value that securities pledged as collateral add to the margin: market value at its haircut. */
export function collateralMargin(values: Float64Array, haircuts: Float64Array): number {
  let margin = 0;
  for (let row = 0; row < values.length; row++) margin += values[row]! * haircuts[row]!;
  return margin;
}

/** What the margin of open positions depends on, one entry a position; named as the columns of a sheet are. */
interface Positions {
  readonly market_value: Float64Array;
  readonly haircut: Float64Array;
  readonly margin_ratio: Float64Array;
}

/** What financed positions add to the margin: gain or loss, less the margin held for the amount financed. */
export function financingMargin(financed: Float64Array, positions: Positions): number {
  const { market_value: values, haircut, margin_ratio: ratios } = positions;
  let margin = 0;
  for (let row = 0; row < financed.length; row++) {
    margin += countedGain(values[row]! - financed[row]!, haircut[row]!) - financed[row]! * ratios[row]!;
  }
  return margin;
}

/** What short positions add to the margin: gain or loss, less the proceeds, which are tied up, and the margin held for the market value. */
export function shortMargin(proceeds: Float64Array, positions: Positions): number {
  const { market_value: values, haircut, margin_ratio: ratios } = positions;
  let margin = 0;
  for (let row = 0; row < proceeds.length; row++) {
    margin += countedGain(proceeds[row]! - values[row]!, haircut[row]!) - proceeds[row]! - values[row]! * ratios[row]!;
  }
  return margin;
}

/** A gain counts at the haircut of its security, a loss in full (implementing rules of SSE and SZSE). */
function countedGain(gain: number, haircut: number): number {
  return gain < 0 ? gain : gain * haircut;
}
