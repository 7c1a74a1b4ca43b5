/** A decimal without an exponent. */
const DECIMAL = /^-?\d+\.\d+$/;

type WidthOf = (text: string) => number;

/**
 * What a cell without a number format shows of a number that may be wider than its column: fewer decimals, else `####`.
 * Digits are never cut off, for what is left would look like another number.
 */
export function fitGeneralNumber(text: string, width: number, widthOf: WidthOf): string {
  if (widthOf(text) <= width || !DECIMAL.test(text)) return fitFormattedNumber(text, width, widthOf);
  const decimals = text.length - text.indexOf(".") - 1;
  for (let left = Math.min(decimals - 1, 20); left >= 0; left--) {
    const rounded = Number(text).toFixed(left);
    const isLost = Number(rounded) === 0 && Number(text) !== 0;
    if (!isLost && widthOf(rounded) <= width) return rounded;
  }
  return fitFormattedNumber(text, width, widthOf);
}

/** The same with a number format, which says how many decimals there are: all of them, or `####`. */
export function fitFormattedNumber(text: string, width: number, widthOf: WidthOf): string {
  return widthOf(text) <= width ? text : "#".repeat(Math.max(1, Math.floor(width / widthOf("#"))));
}
