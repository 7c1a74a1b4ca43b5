/** ns a row of single runs: of the wall clock, and of the processor's time (user and system) of the whole process. */
export interface Runs {
  readonly walls: readonly number[];
  readonly cpus: readonly number[];
}

/** Median ns a row. */
export interface Timing {
  readonly wall: number;
  readonly cpu: number;
}

/** A round goes on until its budget is used; measures.py does the same. */
const MOST_RUNS = 9;
const BUDGET_NS = 2e8;
const WARM_UP_NS = 2e8;
const HEAP_RUNS = 3;

/** Runs a computation so often that it is compiled for what it does. */
export function warmUp(run: () => unknown): void {
  for (const start = now(); now() - start < WARM_UP_NS;) run();
}

/** One round of a computation that is warm. */
export function runRound(run: () => unknown, rows: number): Runs {
  const walls: number[] = [];
  const cpus: number[] = [];
  for (const start = now(); walls.length === 0 || (now() - start < BUDGET_NS && walls.length < MOST_RUNS);) {
    const [wall, cpu] = [now(), cpuNow()];
    run();
    cpus.push((cpuNow() - cpu) / rows);
    walls.push((now() - wall) / rows);
  }
  return { walls, cpus };
}

/** The medians over the runs of all rounds. */
export function timingOf(rounds: readonly Runs[]): Timing {
  return {
    wall: median(rounds.flatMap(({ walls }) => walls)),
    cpu: median(rounds.flatMap(({ cpus }) => cpus)),
  };
}

/** Bytes that one warm run leaves on the heap; so little that no collection runs in between. */
export function heapGrowth(run: () => unknown): number {
  warmUp(run);
  const growths = Array.from({ length: HEAP_RUNS }, () => {
    const before = process.memoryUsage().heapUsed;
    run();
    return process.memoryUsage().heapUsed - before;
  });
  return median(growths);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function now(): number {
  return Number(process.hrtime.bigint());
}

function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return 1000 * (user + system);
}
