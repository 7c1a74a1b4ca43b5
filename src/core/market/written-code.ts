import type { Exchange } from "./exchange.ts";

/** One listed security: six digits as text, and the exchange that lists it. */
export interface SecurityCode {
  readonly code: string;
  readonly exchange: Exchange;
}

/** Of each exchange, behind its codes. */
export const SUFFIXES: Readonly<Record<Exchange, string>> = { SSE: "SH", SZSE: "SZ", BSE: "BJ" };
const EXCHANGE_OF_SUFFIX: ReadonlyMap<string, Exchange> = new Map(
  (Object.entries(SUFFIXES) as [Exchange, string][]).map(([exchange, suffix]) => [suffix, exchange]),
);

/** The securities that can be bought on margin: A shares and exchange-traded funds. B shares, bonds and indices are none. */
const PREFIXES: readonly (readonly [RegExp, Exchange])[] = [
  [/^92/, "BSE"],
  [/^(43|8[378])/, "BSE"],
  [/^(60|68|5)/, "SSE"],
  [/^(0[0-4]|30|1[568])/, "SZSE"],
];

const FORMS = [/^(?<code>\d{6})$/, /^(?<code>\d{6})\.(?<suffix>SH|SZ|BJ)$/, /^(?<suffix>SH|SZ|BJ)\.?(?<code>\d{6})$/];

/** The exchange that a six-digit code belongs to; null where it is no code of an A share or a fund. */
export function exchangeOfCode(code: string): Exchange | null {
  if (!/^\d{6}$/.test(code)) return null;
  return PREFIXES.find(([prefix]) => prefix.test(code))?.[1] ?? null;
}

/**
 * Reads `600519.SH`, `SH600519`, `600519`, or a number (1 means 000001), as it is written: a BSE code that was replaced
 * stays what it is. Null where it is no such code, or where the exchange written with it is not the one of the code (`600519.SZ`).
 */
export function readWrittenCode(value: string | number): SecurityCode | null {
  const text = typeof value === "number" ? digitsOf(value) : value.trim().toUpperCase();
  for (const form of FORMS) {
    const groups = form.exec(text)?.groups;
    if (!groups) continue;
    const { code = "", suffix } = groups;
    const exchange = exchangeOfCode(code);
    if (!exchange || (suffix && EXCHANGE_OF_SUFFIX.get(suffix) !== exchange)) return null;
    return { code, exchange };
  }
  return null;
}

function digitsOf(value: number): string {
  return Number.isInteger(value) && value > 0 && value < 1_000_000 ? String(value).padStart(6, "0") : "";
}
