import { detailsOf, quotesOf, targetsOf, totalsOf, sessionBefore, type DayFigures } from "./exchange-figures.ts";
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
  const rows = detailsOf("BSE", day).map(({ code, name, ...figures }) => ({
    zqdm: code,
    zqjc: name,
    ...figuresOf(figures),
  }));
  return jsonp(query, [pageOf(rows, Number(query.get("page") ?? 0))], day);
}

export function bseTargets(query: URLSearchParams, disclosed: Disclosed, wrongDay: boolean): string {
  const day = dayOf(query, disclosed, wrongDay);
  if (!day) return jsonp(query, [], "");
  const flag = (is: boolean) => (is ? "Y" : "N");
  const rows = targetsOf("BSE").map(({ code, name, financing, short }) => ({
    zqdm: code,
    zqjc: name,
    rzbd: flag(financing),
    rqbd: flag(short),
    drkrz: flag(financing),
    drkrq: flag(short),
  }));
  return jsonp(query, [pageOf(rows, Number(query.get("page") ?? 0))], day);
}

/** Quotes as they stand: those of the newest disclosed day, whatever is asked. */
export function bseQuotes(query: URLSearchParams, disclosed: Disclosed, wrongDay: boolean): string {
  const newest = disclosed("2026-11-02", "2026-11-20").at(-1);
  if (!newest) return `cb([])`;
  const day = wrongDay ? sessionBefore(newest) : newest;
  const rows = quotesOf("BSE", day).map(({ code, name, close, shares }) => ({
    hqzqdm: code,
    hqzqjc: name,
    hqjsrq: day.replaceAll("-", ""),
    hqzjcj: close,
    hqzrsp: close,
    hqcjsl: tradedShares(shares),
    hqcjje: tradedShares(shares) * 10,
    hqsyl1: "-",
  }));
  return `${query.get("callback") ?? "cb"}(${JSON.stringify([pageOf(rows, Number(query.get("page") ?? 0))])})`;
}

/** What is traded in a day of that many shares. */
export const tradedShares = (shares: number): number => Math.floor(shares / 250);

function pageOf(rows: readonly object[], number: number): object {
  const content = rows.slice(number * PAGE_SIZE, (number + 1) * PAGE_SIZE);
  const totalPages = Math.ceil(rows.length / PAGE_SIZE);
  return {
    content,
    first: number === 0,
    last: number + 1 >= totalPages,
    number,
    numberOfElements: content.length,
    size: PAGE_SIZE,
    sort: null,
    totalElements: rows.length,
    totalPages,
  };
}
