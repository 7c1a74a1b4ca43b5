import type { Exchange } from "../../core/market/exchange.ts";
import type { Store } from "../store/store.ts";

/** The codes that are served of the exchange's newest day: what a source is asked for that gives quotes by code only. */
export async function listedCodes(
  store: Pick<Store, "index" | "servedDays">,
  exchange: Exchange,
): Promise<readonly string[]> {
  const newest = (await store.index()).findLast((day) => day.exchange === exchange);
  if (!newest) return [];
  const served = await store.servedDays(newest.date);
  return served.find((day) => day.exchange === exchange)?.codes ?? [];
}
