/** The mean price of a day is never further from its close: the limit is 30 % at most. */
const MEAN_PRICE_BOUNDS = { least: 0.6, most: 1.6 };
/** A turnover rate is written to 0.01 %, and counts other shares than we do by a little. */
const RATE_STEP = 0.0001;
const RATE_TOLERANCE = 0.01;
/** Some priced securities are halted, some were quoted last on another day: never a tenth of an exchange. */
const LEAST_OF_THE_DAY = 0.9;

/** Whether quotes of so many of the priced securities are a whole day, and no remains of one that has passed. */
export function areWholeDay(ofTheDay: number, priced: number): boolean {
  return ofTheDay >= LEAST_OF_THE_DAY * priced;
}

/** A volume written in 手 of 100 shares, or of one share where the host counts so: the mean price tells. Null where neither fits. */
export function volumeOf(written: number | null, turnover: number | null, close: number | null): number | null {
  if (written === null || turnover === null || close === null) return null;
  if (written === 0) return turnover === 0 ? 0 : null;
  const shares = [written * 100, written].find((count) => {
    const ratio = turnover / count / close;
    return ratio >= MEAN_PRICE_BOUNDS.least && ratio <= MEAN_PRICE_BOUNDS.most;
  });
  return shares ?? null;
}

/** Whether the turnover rate (a fraction) agrees that the float value is what it says. */
export function bearsOut(
  rate: number | null,
  floatCap: number,
  { volume, close }: { readonly volume: number | null; readonly close: number | null },
): boolean {
  if (rate === null || volume === null || close === null) return false;
  return Math.abs((volume * close) / floatCap - rate) <= RATE_STEP + RATE_TOLERANCE * rate;
}
