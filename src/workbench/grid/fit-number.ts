/** A decimal without grouping, percent sign or exponent, as a cell without a number format shows it. */
const PLAIN_DECIMAL = /^-?\d+\.\d+$/;

/**
 * What a cell shows of a number that may be wider than its column: fewer decimals where it has no format, else `####`.
 * Digits are never cut off, for what is left would look like another number.
 */
export function fitNumber(text: string, width: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= width) return text;
  if (PLAIN_DECIMAL.test(text)) {
    const decimals = text.length - text.indexOf(".") - 1;
    for (let left = Math.min(decimals - 1, 20); left >= 0; left--) {
      const rounded = Number(text).toFixed(left);
      const isLost = Number(rounded) === 0 && Number(text) !== 0;
      if (!isLost && widthOf(rounded) <= width) return rounded;
    }
  }
  return "#".repeat(Math.max(1, Math.floor(width / widthOf("#"))));
}
