import type { Exchange } from "../../core/market/exchange.ts";
import type { Store } from "../store/store.ts";

/** The codes that are served of the newest day whose details are whole: what a source is asked for that gives quotes by code only. */
export async function listedCodes(
  store: Pick<Store, "newest" | "servedDays">,
  exchange: Exchange,
): Promise<readonly string[]> {
  const newest = await store.newest("details", exchange);
  if (newest === null) return [];
  const served = await store.servedDays(newest);
  return served.find((day) => day.exchange === exchange)?.codes ?? [];
}
