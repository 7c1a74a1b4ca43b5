import { detailsOf, totalsOf, sessionBefore, type DayFigures } from "./exchange-figures.ts";
import type { Disclosed } from "./exchange-server.ts";

const PAGE_SIZE = 20;

const figuresOf = (day: DayFigures) => ({
  rzmre: day.bought,
  rzye: day.balance,
  rqmcl: day.sold,
  rqyl: day.shortShares,
  rqye: day.shortValue,
  rzrqye: day.balance + day.shortValue,
});

function rounded(day: DayFigures): Record<string, number> {
  const entries = Object.entries(figuresOf(day));
  return Object.fromEntries(entries.map(([key, value]) => [`${key}Round`, Math.round(value / 100) / 100]));
}

/** The trailing date is in single quotes: valid JavaScript, not JSON. */
const jsonp = (query: URLSearchParams, rows: readonly object[], date: string) =>
  `${query.get("callback") ?? "cb"}([${JSON.stringify(rows)}, '${date}'])`;

const dayOf = (query: URLSearchParams, disclosed: Disclosed, wrongDay: boolean): string | undefined => {
  const asked = query.get("transDate") ?? "";
  return disclosed(asked, asked).map((day) => (wrongDay ? sessionBefore(day) : day))[0];
};

export function bseSummary(query: URLSearchParams, disclosed: Disclosed, wrongDay: boolean): string {
  const day = dayOf(query, disclosed, wrongDay);
  if (!day) return jsonp(query, [], "");
  const total = totalsOf("BSE", day);
  return jsonp(query, [{ ...figuresOf(total), ...rounded(total) }], day);
}

export function bseDetail(query: URLSearchParams, disclosed: Disclosed, wrongDay: boolean): string {
  const day = dayOf(query, disclosed, wrongDay);
  if (!day) return jsonp(query, [], "");
  const securities = detailsOf("BSE", day);
  const number = Number(query.get("page") ?? 0);
  const content = securities
    .slice(number * PAGE_SIZE, (number + 1) * PAGE_SIZE)
    .map(({ code, name, ...figures }) => ({ zqdm: code, zqjc: name, ...figuresOf(figures) }));
  const totalPages = Math.ceil(securities.length / PAGE_SIZE);
  const page = {
    content,
    first: number === 0,
    last: number + 1 >= totalPages,
    number,
    numberOfElements: content.length,
    size: PAGE_SIZE,
    sort: null,
    totalElements: securities.length,
    totalPages,
  };
  return jsonp(query, [page], day);
}
