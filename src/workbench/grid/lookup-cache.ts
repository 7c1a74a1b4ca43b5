import { CELL_INVERTED_INDEX_CACHE as cache } from "@univerjs/engine-formula";

/**
 * The engine notes every result in the index that its lookup functions use, and looks through all values of the column to
 * drop the row's former one: 50,000 results take a minute. A row that no lookup has indexed has nothing to drop, and is
 * indexed with its value of then once a lookup wants it.
 */
const note = cache.set.bind(cache);

cache.set = (unit, sheet, column, value, row, replaces) => {
  if (replaces && cache.canUseCache(unit, sheet, column, row, row).rowsInCache.length === 0) return;
  note(unit, sheet, column, value, row, replaces);
};
