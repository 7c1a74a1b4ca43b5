/** Median ns a row: of the wall clock, and of the processor's time (user and system) of the whole process. */
export interface Timing {
  readonly wall: number;
  readonly cpu: number;
}

/** Runs at least so often, and goes on until the budget is used; measures.py does the same. */
const LEAST_RUNS = 3;
const MOST_RUNS = 25;
const BUDGET_NS = 5e8;
const WARM_UP_NS = 2e8;

/** Times a computation that is warm. */
export function time(run: () => unknown, rows: number): Timing {
  for (const start = now(); now() - start < WARM_UP_NS;) run();
  const walls: number[] = [];
  const cpus: number[] = [];
  for (const start = now(); walls.length < LEAST_RUNS || (now() - start < BUDGET_NS && walls.length < MOST_RUNS);) {
    const [wall, cpu] = [now(), cpuNow()];
    run();
    cpus.push((cpuNow() - cpu) / rows);
    walls.push((now() - wall) / rows);
  }
  return { wall: median(walls), cpu: median(cpus) };
}

/** Bytes that one warm run leaves on the heap; so little that no collection runs in between. */
export function heapGrowth(run: () => unknown): number {
  for (const start = now(); now() - start < WARM_UP_NS;) run();
  const growths = Array.from({ length: LEAST_RUNS }, () => {
    const before = process.memoryUsage().heapUsed;
    run();
    return process.memoryUsage().heapUsed - before;
  });
  return median(growths);
}

/** The middle one. */
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
