import { median } from "../timing.ts";

/** Milliseconds of a request: the median by the clock, and the processor's time of reader and server together. */
export interface Timing {
  readonly clock: number;
  readonly processor: number;
}

/** A way of reading, and how often it is tried in each round. */
export interface Way {
  readonly runs: number;
  readonly read: (run: number) => Promise<unknown>;
}

/** Milliseconds of the processor that the servers have used so far. */
type Spent = () => Promise<number>;

/** Tries the ways round after round, one after the other: all of them meet the same weather. The first round is not counted. */
export async function inTurns<Name extends string>(
  ways: Readonly<Record<Name, Way>>,
  rounds: number,
  spent: Spent,
): Promise<Record<Name, Timing>> {
  const names = Object.keys(ways) as Name[];
  const found = new Map(names.map((name) => [name, [] as Turn[]]));
  for (let round = 0; round <= rounds; round++)
    for (const name of names) {
      const turn = await takeTurn(ways[name], spent);
      if (round > 0) found.get(name)!.push(turn);
    }
  return Object.fromEntries(names.map((name) => [name, timingOf(found.get(name)!)])) as Record<Name, Timing>;
}

interface Turn {
  readonly clocks: readonly number[];
  readonly processor: number;
}

/** One way, so many runs. */
export async function takeTurn({ runs, read }: Way, spent: Spent): Promise<Turn> {
  const before = own() + (await spent());
  const clocks: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await read(run);
    clocks.push(performance.now() - start);
  }
  return { clocks, processor: (own() + (await spent()) - before) / runs };
}

/** Medians, of all runs and of the rounds. */
export const timingOf = (turns: readonly Turn[]): Timing => ({
  clock: median(turns.flatMap(({ clocks }) => clocks)),
  processor: median(turns.map(({ processor }) => processor)),
});

function own(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
