import type { NewestDays } from "../../client/client.ts";
import type { Status } from "../../contracts/api.ts";
import { beijingMinute } from "../../core/market/beijing-time.ts";
import { SCOPE_NAMES, type Exchange } from "../../core/market/exchange.ts";
import { DATASET_NAMES } from "../../core/fields/dataset-names.ts";
import { FIELDS } from "../../core/fields/catalogue.ts";
import type { Voice } from "./messages.ts";

/** One line of the screen: what it is about, and what is said of it. */
export interface StatusEntry {
  readonly title: string;
  readonly lines: readonly string[];
  /** Shown when the reader asks for it. */
  readonly folded?: readonly string[];
}

/** A newest day, the exchanges whose totals reach it, and how far their details do. */
interface NewestDay {
  readonly exchanges: string;
  readonly day: string;
  readonly details: string;
}

/** The newest disclosed days, each with its exchanges. */
export function newestDays({ exchanges }: NewestDays, { strings: { status }, language }: Voice): NewestDay[] {
  const nameOf = (exchange: Exchange) => (language === "zh" ? SCOPE_NAMES[exchange].zh : exchange);
  const days = [...new Set(exchanges.map(({ totals }) => totals))];
  return days.map((day) => {
    const those = exchanges.filter(({ totals }) => totals === day);
    return {
      exchanges: those.map(({ exchange }) => nameOf(exchange)).join(language === "zh" ? "、" : ", "),
      day: day ?? status.none,
      details: `${status.details}: ${those.map(({ exchange, details }) => `${nameOf(exchange)} ${details ?? status.none}`).join(" · ")}`,
    };
  });
}

/** How far each exchange's days reach, and what is missing. */
export function reachEntries({ completeness }: Status, { strings: { server }, language }: Voice): StatusEntry[] {
  return completeness.map(({ exchange, dataset, days, first, newest, due, missing, newest_missing: named }) => ({
    title: `${SCOPE_NAMES[exchange][language]} · ${DATASET_NAMES[dataset][language]}`,
    lines:
      first === null || newest === null
        ? [server.nothing]
        : [
            server.days(days, first, newest),
            missing === 0 ? server.whole(due) : server.missing(missing, named[0] ?? ""),
          ],
  }));
}

/** The next session, and until when the calendar is known. */
export function calendarLines({ calendar }: Status, { strings: { server }, language }: Voice): string[] {
  const { announced_until: until, next_session: next, forecast, reason } = calendar;
  const day = forecast ? `${next} (${server.forecast})` : next;
  return [server.calendar(until, day), ...(reason ? [reason[language]] : [])];
}

/** What the server collects by itself, and what its last attempt left open. */
export function scheduleLines({ schedule }: Status, { strings: { server }, language }: Voice): string[] {
  if (schedule === null) return [server.scheduleOff];
  const { next_at: next, last_at: last, missing } = schedule;
  const names = missing.map(
    ({ exchange, dataset, date }) => `${SCOPE_NAMES[exchange][language]} ${date} ${DATASET_NAMES[dataset][language]}`,
  );
  return [
    ...(next ? [server.next(minute(next))] : []),
    ...(last ? [server.last(minute(last))] : []),
    ...(names.length > 0 ? [server.stillMissing(names.join(", "))] : []),
  ];
}

/** Each source with what it gives: since when, in which unit, at what hour, how often it may be asked. */
export function sourceEntries({ sources, calls }: Status, { strings, language }: Voice): StatusEntry[] {
  const { server } = strings;
  return sources.map(({ id, name, pause_ms: pause, offers }) => {
    const asked = calls.filter(({ source }) => source === id);
    const sum = (of: "calls" | "failures"): number => asked.reduce((total, one) => total + one[of], 0);
    return {
      title: name[language],
      lines: [server.pause(pause / 1000), ...(asked.length > 0 ? [server.calls(sum("calls"), sum("failures"))] : [])],
      folded: offers.map((offer) => offerLine(offer, { strings, language })),
    };
  });
}

type Offer = Status["sources"][number]["offers"][number];

function offerLine(
  { dataset, exchange, fields, since, unit, published, newest_only: newestOnly }: Offer,
  voice: Voice,
) {
  const { language } = voice;
  const { server } = voice.strings;
  const isMeasured = FIELDS.some(({ id, unit: kind }) => fields.includes(id) && kind !== "text" && kind !== "flag");
  const facts = [
    server.since(since),
    ...(isMeasured ? [server.unit(unit[language])] : []),
    published[language],
    ...(newestOnly ? [server.newestOnly] : []),
  ];
  const what = `${SCOPE_NAMES[exchange][language]} · ${DATASET_NAMES[dataset][language]}`;
  return language === "zh" ? `${what}：${facts.join("；")}` : `${what}: ${facts.join("; ")}`;
}

/** What sources could not give, newest first. */
export function problemEntries({ problems }: Status, { language }: Voice): StatusEntry[] {
  return problems.map(({ at, source, message }) => ({ title: `${minute(at)} ${source}`, lines: [message[language]] }));
}

/** Figures that disagree, newest day first. */
export function disagreementEntries(
  { disagreements }: Status,
  { strings: { server }, language }: Voice,
): StatusEntry[] {
  const number = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-US", { maximumFractionDigits: 4 });
  return disagreements.map(({ date, exchange, code, check, field, expected, given, sources }) => {
    const what = FIELDS.find(({ id }) => id === field)?.name[language] ?? field;
    const checks: Readonly<Record<string, string>> = server.checks;
    return {
      title: `${date} ${SCOPE_NAMES[exchange][language]}${code === null ? "" : ` ${code}`} · ${what}`,
      lines: [
        checks[check] ?? check,
        `${server.figures(number.format(expected), number.format(given))} · ${sources.join(" / ")}`,
      ],
    };
  });
}

const minute = (instant: string): string => beijingMinute(new Date(instant));
