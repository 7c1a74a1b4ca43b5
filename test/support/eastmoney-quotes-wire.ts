import type { Exchange } from "../../src/core/market/exchange.ts";
import { quotesOf, sessionBefore } from "./exchange-figures.ts";
import type { DisclosedBy } from "./exchange-server.ts";

/** The session whose quotes are the newest. */
const NEWEST = "2026-11-20";
const EXCHANGES: Readonly<Record<string, Exchange>> = {
  "m:1 t:2,m:1 t:23": "SSE",
  "m:0 t:6,m:0 t:80": "SZSE",
  "m:0 t:81 s:2048": "BSE",
};
/** More are cut to this. */
const PAGE_SIZE = 100;

/** `/api/qt/clist/get`: a page of the stocks of a list, the highest code first; `data` is null where there is none. */
export function eastmoneyQuotes(query: URLSearchParams, disclosedBy: DisclosedBy, wrongDay: boolean): string {
  const exchange = EXCHANGES[query.get("fs") ?? ""];
  const day = exchange && disclosedBy(exchange)(NEWEST, NEWEST)[0];
  const envelope = { rc: 0, rt: 6, svr: 181669437, lt: 1, full: 1, dlmkts: "" };
  if (!day) return JSON.stringify({ ...envelope, data: null });
  const date = wrongDay ? sessionBefore(day) : day;
  const fields = (query.get("fields") ?? "").split(",");
  const rows = quotesOf(exchange, date)
    .filter(({ isFund }) => !isFund)
    .reverse()
    .map(({ code, name, close, shares, floatCap, hands, amount }) => {
      const row: Record<string, string | number> = {
        ...{ f2: close, f5: hands, f6: amount, f8: Number(((hands * 1e4) / shares).toFixed(2)) },
        ...{ f12: code, f13: exchange === "SSE" ? 1 : 0, f14: name, f20: floatCap, f21: floatCap },
        f124: Date.parse(`${date}T16:14:58+08:00`) / 1000,
      };
      return Object.fromEntries(fields.map((field) => [field, row[field] ?? "-"]));
    });
  const size = Math.min(PAGE_SIZE, Number(query.get("pz")));
  const page = Number(query.get("pn"));
  return JSON.stringify({
    ...envelope,
    data: { total: rows.length, diff: rows.slice((page - 1) * size, page * size) },
  });
}
