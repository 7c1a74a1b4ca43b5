import type { Exchange } from "../../core/market/exchange.ts";
import { formatSecurityCode, type SecurityCode } from "../../core/market/security-code.ts";

/** A security known by a small number, so that tables find it without comparing texts. */
export interface SecurityKey {
  readonly number: number;
  /** Six digits: the code, under a name that no error value has. */
  readonly digits: string;
  readonly exchange: Exchange;
  /** `600519.SH` */
  readonly text: string;
}

const keys = new Map<string, SecurityKey>();
const byNumber: SecurityKey[] = [];

/** The one key of a code. */
export function securityKey(security: SecurityCode): SecurityKey {
  const known = keys.get(security.code);
  if (known) return known;
  const { code: digits, exchange } = security;
  const key = { number: keys.size, digits, exchange, text: formatSecurityCode(security) };
  keys.set(digits, key);
  byNumber.push(key);
  return key;
}

/** The key that has been given the number. */
export function keyOfNumber(number: number): SecurityKey {
  return byNumber[number]!;
}
