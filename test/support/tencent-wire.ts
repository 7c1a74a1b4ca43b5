import type { Exchange } from "../../src/core/market/exchange.ts";
import { quotesOf, sessionBefore, type QuoteFigures } from "./exchange-figures.ts";
import type { DisclosedBy } from "./exchange-server.ts";
import { encodeGbk } from "./gbk.ts";

/** The session whose quotes are the newest. */
const NEWEST = "2026-11-20";
const EXCHANGES: Readonly<Record<string, Exchange>> = { sh: "SSE", sz: "SZSE", bj: "BSE" };
const NONE = 'v_pv_none_match="1";\n';

/** `/q=sh600519,sz000001`: a line for each code that has a quote, in GBK, all of the newest session. */
export function tencentQuotes(path: string, disclosedBy: DisclosedBy, wrongDay: boolean): Uint8Array {
  const asked = path.replace("/q=", "").split(",");
  const lines = asked.flatMap((symbol) => {
    const exchange = EXCHANGES[symbol.slice(0, 2)];
    if (!exchange) return [];
    const day = disclosedBy(exchange)(NEWEST, NEWEST)[0];
    if (!day) return [];
    const date = wrongDay ? sessionBefore(day) : day;
    const quote = quotesOf(exchange, date).find(({ code }) => code === symbol.slice(2));
    return quote ? [`v_${symbol}="${valuesOf(quote, date)}";\n`] : [];
  });
  return encodeGbk(lines.join("") || NONE);
}

function valuesOf({ code, name, close, shares, floatCap, hands, amount }: QuoteFigures, date: string): string {
  const values = new Array<string>(88).fill("");
  values[0] = "1";
  values[1] = name;
  values[2] = code;
  values[3] = close.toFixed(2);
  values[6] = String(hands);
  values[30] = `${date.replaceAll("-", "")}161458`;
  values[35] = `${close.toFixed(2)}/${hands}/${amount}`;
  values[36] = String(hands);
  values[37] = String(Math.round(amount / 1e4));
  values[44] = (floatCap / 1e8).toFixed(2);
  values[45] = (floatCap / 1e8).toFixed(2);
  values[57] = (amount / 1e4).toFixed(4);
  values[72] = String(shares);
  values[73] = String(shares);
  return values.join("~");
}
