import type { PullResult } from "../../client/pull.ts";
import { ClientError } from "../../client/client-error.ts";
import type { Language } from "../../core/text.ts";
import { tableTitle } from "../../excel/caption.ts";
import type { Link } from "../../excel/link.ts";
import type { RefreshOutcome } from "../../excel/refresh-linked-table.ts";
import { SheetError } from "../../excel/sheet-error.ts";
import type { Strings } from "../strings/strings.ts";
import type { Notice } from "./pane-state.ts";

export type Message = Omit<Notice, "id">;

/** How the session speaks: every outcome as a notice in the language of the pane. */
export interface Voice {
  readonly strings: Strings;
  readonly language: Language;
}

/** What is on the screen already need not be said again, also where the same reason has another title. */
export function saysTheSame(one: Message, other: Message): boolean {
  if (one.details.join("\n") !== other.details.join("\n")) return false;
  return one.title === other.title || (one.intent === "error" && other.intent === "error" && one.details.length > 0);
}

export function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** What went wrong and what to do, in the user's language. */
export function explain(error: unknown, { strings, language }: Voice): string {
  if (error instanceof ClientError || error instanceof SheetError) return error.text[language];
  return strings.notice.unexpected(error instanceof Error ? error.message : String(error));
}

export function failure(error: unknown, voice: Voice): Message {
  return { intent: "error", title: voice.strings.notice.failed, details: [explain(error, voice)] };
}

export function pullDone(link: Link, result: PullResult, voice: Voice): Message[] {
  const done = voice.strings.notice.pulled(link.keys.length, link.provenance.asOf);
  return [{ intent: "success", title: done, details: [] }, ...sourceProblems(result, voice)];
}

/** Sources that failed, each reason once. */
export function sourceProblems({ pulled, problems }: PullResult, { strings, language }: Voice): Message[] {
  if (problems.length === 0) return [];
  const sample = "day" in pulled ? pulled.day.sample : pulled.series.some((series) => series.sample);
  const title = sample ? strings.notice.sampleShown : strings.notice.sources;
  return [{ intent: "warning", title, details: [...new Set(problems.map((problem) => problem[language]))] }];
}

/** Tables that were not updated, those with the same reason together. */
export function refreshFailures(
  reasons: ReadonlyMap<string, readonly Link[]>,
  { strings, language }: Voice,
): Message[] {
  const separator = language === "zh" ? "、" : ", ";
  return [...reasons].map(([reason, links]) => {
    const titles = links.map(({ spec }) => tableTitle(spec, language));
    return { intent: "error", title: strings.notice.failedTable(titles.join(separator)), details: [reason] };
  });
}

/** One line about a refreshed table, or two where rows had to stay. */
export function refreshLines(outcome: RefreshOutcome, { strings, language }: Voice): string[] {
  const title = tableTitle(outcome.link.spec, language);
  if (outcome.status === "gone") return [strings.notice.gone(title)];
  const { added, removed, changed, emptied } = outcome;
  const lines = [strings.notice.changes(title, added, removed, changed)];
  return emptied > 0 ? [...lines, strings.notice.emptied(title, emptied)] : lines;
}
