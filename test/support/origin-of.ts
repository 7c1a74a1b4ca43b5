import { SCOPE_NAMES, type Exchange } from "../../src/core/market/exchange.ts";
import type { Origin } from "../../src/server/collect/source-problems.ts";

/** Where an answer of an exchange's own site would be from. */
export function originOf(exchange: Exchange, address = "https://example.com/a.do"): Origin {
  return { source: { id: exchange, name: SCOPE_NAMES[exchange] }, address };
}
