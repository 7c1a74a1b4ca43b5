import type { Invocation } from "./invocation.ts";

type Range = readonly (readonly string[])[];

/**
 * The least that a cell at hand takes in JavaScript: two look-ups by text, the answer in its two arrays, and a note of whom
 * to tell after a refresh. It checks nothing and forgets nobody: what it takes is the machine's.
 */
export function createLeast(codes: readonly string[], columns: ReadonlyMap<string, Float64Array>) {
  const rows = new Map(codes.map((code, row) => [code, row]));
  const hosts: Invocation[] = [];
  const giveUp = (): void => undefined;
  return (...args: readonly unknown[]): void => {
    const row = rows.get((args[0] as Range)[0]![0]!)!;
    const column = columns.get((args[1] as Range)[0]![0]!)!;
    const host = args[3] as Invocation;
    hosts.push(host);
    host.onCanceled = giveUp;
    host.setResult([[column[row]]]);
  };
}
