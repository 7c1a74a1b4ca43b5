import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Store } from "../store/store.ts";
import { compareHistory, type HistoryComparison } from "../truth/compare-history.ts";
import { inPlanOrder } from "../truth/plan.ts";
import { SourceError, type HistoryRequest, type Part, type Source } from "./source.ts";

export interface CheckedHistory extends Omit<HistoryComparison, "missing"> {
  readonly source: Source;
  /** Of the newest day, as the source writes it; empty where it tells no day. */
  readonly name: string;
  /** Days that the source tells. */
  readonly days: readonly TradingDate[];
  /** Of these, days that were missing and are served now, ascending. */
  readonly filled: readonly TradingDate[];
  /** Days that are missing still, ascending: they are stored whole, without the security. */
  readonly unfilled: readonly TradingDate[];
}

export interface HistoryCheck {
  readonly store: Pick<Store, "servedSeries" | "land">;
  readonly sources: readonly Source[];
  readonly request: HistoryRequest;
  /** Told of a source that fails where another may step in. */
  readonly onProblem: (problem: SourceError) => void;
  readonly signal?: AbortSignal;
}

/** A landing takes as many days at once. */
const DAYS_AT_ONCE = 50;

/**
 * Asks the first source of the plan that has histories for one security's days, and compares them with what is served. Days
 * that are missing or differ are kept as parts of their day: they fill gaps, change no figure of a whole day, and stand
 * among the disagreements. Null where no source answers.
 */
export async function checkHistory(check: HistoryCheck): Promise<CheckedHistory | null> {
  const { store, request, signal } = check;
  const answer = await readHistory(check);
  if (answer === null) return null;
  const { source, parts } = answer;
  const compare = async () => compareHistory(await store.servedSeries(request.code), parts, request);
  const { missing, untold, differences, unstored } = await compare();
  const telling = new Set([...missing, ...differences.map(({ date }) => date)]);
  const kept = parts.filter(({ date }) => telling.has(date));
  for (let at = 0; at < kept.length; at += DAYS_AT_ONCE) {
    signal?.throwIfAborted();
    await store.land(kept.slice(at, at + DAYS_AT_ONCE));
  }
  const unfilled = missing.length > 0 ? (await compare()).missing : [];
  const filled = missing.filter((date) => !unfilled.includes(date));
  const name = parts.at(-1)?.rows[0]?.name ?? "";
  return { source, name, days: parts.map(({ date }) => date), filled, unfilled, untold, differences, unstored };
}

async function readHistory({
  sources,
  request,
  onProblem,
  signal,
}: HistoryCheck): Promise<{ readonly source: Source; readonly parts: readonly Part[] } | null> {
  const { exchange } = request;
  const able = sources.flatMap((source) => {
    const { histories } = source;
    return histories?.exchanges.includes(exchange) ? [{ source: source.id, by: source, histories }] : [];
  });
  for (const { by, histories } of inPlanOrder({ dataset: "details", exchange }, able)) {
    try {
      return { source: by, parts: await histories.read(request, signal) };
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof SourceError)) throw error;
      onProblem(error);
    }
  }
  return null;
}
