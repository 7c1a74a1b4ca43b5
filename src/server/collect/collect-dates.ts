import type { SyncEvent } from "../../contracts/api.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { StoreError } from "../store/store-error.ts";
import type { Store } from "../store/store.ts";
import { isWanted, type Candidate, type CollectionPlan } from "./plan-collection.ts";
import { SourceError, type DayAnswer, type Source } from "./source.ts";
import type { Patience } from "./patience.ts";
import { isLongPast } from "./undisclosed.ts";

/** What became of one day, best first: a day that landed from one source is there although another failed. */
const OUTCOMES = ["landed", "failed", "unchanged", "not_disclosed"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Asking {
  readonly store: Store;
  /** In Beijing. */
  readonly today: TradingDate;
  readonly patience: Patience;
  readonly tell: (event: SyncEvent) => void;
  /** Called once for each date, as soon as nobody has anything to add to it. */
  readonly finish: (plan: CollectionPlan, date: TradingDate, outcome: Outcome) => void;
  readonly signal: AbortSignal | undefined;
}

/** Asks the plan's sources in turn for the dates: each for the days to which it can still add a field. */
export async function collectDates(plan: CollectionPlan, dates: readonly TradingDate[], asking: Asking): Promise<void> {
  const { candidates } = plan;
  const answers = new Map(candidates.map((candidate) => [candidate, new Set(candidate.stored)]));
  const outcomes = new Map<TradingDate, Outcome>();
  const open = new Set(dates);
  const isStillWanted = (place: number, date: TradingDate): boolean =>
    isWanted(candidates, place, date, (candidate) => answers.get(candidate)!.has(date));

  const note = (date: TradingDate, outcome: Outcome, place: number): void => {
    const best = outcomes.get(date) ?? "not_disclosed";
    outcomes.set(date, OUTCOMES.indexOf(outcome) < OUTCOMES.indexOf(best) ? outcome : best);
    const goesOn = candidates.some((_, other) => other > place && isStillWanted(other, date));
    if (!goesOn && open.delete(date)) asking.finish(plan, date, outcomes.get(date)!);
  };

  for (const [place, candidate] of candidates.entries()) {
    const wanted = dates.filter((date) => isStillWanted(place, date));
    if (wanted.length === 0) continue;
    const unanswered = await ask(plan, candidate, wanted, asking, (date, outcome) => {
      if (outcome !== "not_disclosed") answers.get(candidate)!.add(date);
      note(date, outcome, place);
    });
    for (const date of unanswered) note(date, "failed", place);
  }
}

/** Lands what one source answers. What it throws is told as a problem; the dates that it left open come back. */
async function ask(
  { dataset, exchange }: CollectionPlan,
  { source }: Candidate,
  dates: readonly TradingDate[],
  { store, today, patience, tell, signal }: Asking,
  answered: (date: TradingDate, outcome: Outcome) => void,
): Promise<readonly TradingDate[]> {
  const open = new Set(dates);
  if (patience.isLost(source.id, dataset)) return dates;
  try {
    for await (const answer of source.collect({ dataset, exchange, dates }, signal)) {
      signal?.throwIfAborted();
      const date = dateOf(answer);
      if (!open.has(date)) continue;
      const outcome = await land(store, answer);
      if (outcome === "not_disclosed" && isLongPast(date, today))
        await store.noteUndisclosed({ dataset, exchange, date, source: source.id, askedOn: today });
      open.delete(date);
      answered(date, outcome);
    }
    if (open.size > 0) throw leftOpen(source, [...open]);
    patience.noteAnswer(source.id, dataset);
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof SourceError || error instanceof StoreError)) throw error;
    patience.noteFailure(source.id, dataset);
    tell({ type: "problem", source: source.id, exchange, message: error.text });
  }
  return [...open];
}

const dateOf = (answer: DayAnswer): TradingDate =>
  answer.status === "disclosed" ? answer.disclosure.date : answer.date;

async function land(store: Store, answer: DayAnswer): Promise<Outcome> {
  if (answer.status === "notDisclosed") return "not_disclosed";
  const [landing] = await store.land([answer.disclosure]);
  return landing === "unchanged" ? "unchanged" : "landed";
}

const leftOpen = (source: Source, dates: readonly TradingDate[]): SourceError =>
  new SourceError(source.id, {
    zh: `${source.name.zh}没有回答 ${dates.length} 个交易日（首个为 ${dates[0]}）：请稍后重试。`,
    en: `${source.name.en} left ${dates.length} sessions unanswered (the first is ${dates[0]}): try again later.`,
  });
