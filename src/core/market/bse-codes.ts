/**
 * Old and new codes of companies listed at the BSE before it gave them 920 codes.
 * From the exchange's list of the switch.
 */
const CODES: ReadonlyMap<string, string> = new Map([]);

/** The code under which a security is kept: the new one of a BSE code that was replaced, else the code itself. */
export function canonicalCode(code: string): string {
  return CODES.get(code) ?? code;
}
