import type { Exchange } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Store } from "../store/store.ts";
import { compareTotals, type TotalsComparison } from "../truth/compare-totals.ts";
import { SourceError, type Source } from "./source.ts";

export interface CheckedTotals extends TotalsComparison {
  readonly source: Source;
}

export interface TotalsCheck {
  readonly store: Pick<Store, "totals">;
  readonly sources: readonly Source[];
  readonly request: { readonly exchange: Exchange; readonly from: TradingDate; readonly to: TradingDate };
  readonly onProblem: (problem: SourceError) => void;
  readonly signal?: AbortSignal;
}

/**
 * Compares the stored totals of an exchange with the one answer that holds all of its days. That answer is rounded, so
 * nothing of it is stored. Null where no source answers.
 */
export async function checkAllTotals(check: TotalsCheck): Promise<CheckedTotals | null> {
  const { store, sources, request, onProblem, signal } = check;
  const { exchange, from, to } = request;
  for (const source of sources) {
    if (source.allTotals?.exchange !== exchange) continue;
    try {
      const told = await source.allTotals.read(signal);
      return { source, ...compareTotals(await store.totals(exchange, from, to), told, request) };
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof SourceError)) throw error;
      onProblem(error);
    }
  }
  return null;
}
