import type { Ask, EastmoneyWire, Fetched } from "./fetch.ts";

const KEPT_FOR_MS = 300_000;
const MOST_KEPT = 4;

/**
 * One report answers for all exchanges, and one list of a day for details and quotes alike, which are asked for one after
 * the other: the last answers that hold rows are kept for some minutes. An empty one is never kept, for it may be filled any moment.
 */
export function rememberingWire(wire: EastmoneyWire): EastmoneyWire {
  return {
    marketTotals: rememberingLast(wire.marketTotals),
    exchangeTotals: rememberingLast(wire.exchangeTotals),
    accountStatistics: rememberingLast(wire.accountStatistics),
    securities: rememberingLast(wire.securities),
    valuations: rememberingLast(wire.valuations),
    indexMembers: rememberingLast(wire.indexMembers),
  };
}

function rememberingLast<About, Row>(ask: Ask<About, Row>): Ask<About, Row> {
  const kept = new Map<string, { readonly answer: Fetched<Row>; readonly until: number }>();
  return async (about, signal) => {
    const key = JSON.stringify(about);
    const known = kept.get(key);
    if (known && performance.now() < known.until) return known.answer;
    const answer = await ask(about, signal);
    kept.delete(key);
    if (answer.rows.length > 0) kept.set(key, { answer, until: performance.now() + KEPT_FOR_MS });
    for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
    return answer;
  };
}
