import type { PullSpec } from "../../contracts/pull.ts";
import { isSession, previousSession } from "../../core/market/calendar.ts";
import { EXCHANGES, MARGIN_SINCE, type Exchange } from "../../core/market/exchange.ts";
import { parseTradingDate, type TradingDate } from "../../core/market/trading-date.ts";
import type { Strings } from "../strings/strings.ts";
import type { PullForm } from "./pull-form.ts";

/** What is wrong with a field, in words. */
export type FormProblems = Partial<Record<"from" | "to" | "date", string>>;
export type FormReading =
  { readonly spec: PullSpec; readonly problems?: undefined } | { readonly problems: FormProblems };

/** The form as a spec, or what has to be put right first. `today` is Beijing's. */
export function readForm(form: PullForm, today: TradingDate, wrong: Strings["wrong"]): FormReading {
  return form.dataset === "totals" ? readTotals(form, today, wrong) : readDetails(form, today, wrong);
}

function readTotals(form: PullForm, today: TradingDate, wrong: Strings["wrong"]): FormReading {
  const { scope } = form;
  const from = parseTradingDate(form.from);
  const to = form.toLatest ? today : parseTradingDate(form.to);
  if (!from) return { problems: { from: wrong.date(form.from) } };
  if (!to) return { problems: { to: wrong.date(form.to) } };
  if (from > today) return { problems: { from: wrong.future(from) } };
  if (to > today) return { problems: { to: wrong.future(to) } };
  if (from > to) return { problems: { from: wrong.order(from, to) } };
  const since = marginSince(scope === "SSE" || scope === "SZSE" || scope === "BSE" ? [scope] : EXCHANGES);
  if (to < since) return { problems: { to: wrong.tooEarly(since) } };
  return { spec: { dataset: "totals", scope, from, to: form.toLatest ? "latest" : to } };
}

function readDetails(form: PullForm, today: TradingDate, wrong: Strings["wrong"]): FormReading {
  const { exchange } = form;
  if (form.dateLatest) return { spec: { dataset: "details", exchange, date: "latest" } };
  const date = parseTradingDate(form.date);
  if (!date) return { problems: { date: wrong.date(form.date) } };
  if (date > today) return { problems: { date: wrong.future(date) } };
  if (!isSession(date)) return { problems: { date: wrong.notSession(date, previousSession(date)) } };
  const since = marginSince([exchange]);
  if (date < since) return { problems: { date: wrong.tooEarly(since) } };
  return { spec: { dataset: "details", exchange, date } };
}

function marginSince(exchanges: readonly Exchange[]): TradingDate {
  return exchanges.map((exchange) => MARGIN_SINCE[exchange]).sort()[0]!;
}
