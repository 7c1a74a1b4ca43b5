import { canonicalCode } from "./bse-codes.ts";
import { readWrittenCode, SUFFIXES, type SecurityCode } from "./written-code.ts";

export { exchangeOfCode, type SecurityCode } from "./written-code.ts";

/**
 * Reads a code in any form that `readWrittenCode` takes. A BSE code that was replaced gives the current one, so that either
 * names the same security.
 */
export function parseSecurityCode(value: string | number): SecurityCode | null {
  const written = readWrittenCode(value);
  return written && { ...written, code: canonicalCode(written.code) };
}

/** The code with its market's suffix: `600519.SH`. */
export function formatSecurityCode(security: SecurityCode): string {
  return `${security.code}.${SUFFIXES[security.exchange]}`;
}
