import type { ServedDay } from "../truth/served-day.ts";

/** The rows of an exchange's day that follow each other among those of all. */
interface Run {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

/** The rows of the exchanges' days of one date, in the order of their codes. */
export interface MergedRows {
  figures(columnOf: (day: ServedDay) => Float64Array): Float64Array;
  values<Value>(columnOf: (day: ServedDay) => readonly Value[]): readonly Value[];
}

/** Each day is in order already: codes of an exchange lie together, so that a few runs make up the whole. */
export function mergeRows(days: readonly ServedDay[]): MergedRows {
  const [only, ...more] = days;
  if (only && more.length === 0) return { figures: (columnOf) => columnOf(only), values: (columnOf) => columnOf(only) };
  const runs = runsOf(days.map(({ codes }) => codes));
  const rows = days.reduce((sum, { codes }) => sum + codes.length, 0);
  return {
    figures: (columnOf) => {
      const columns = days.map(columnOf);
      const merged = new Float64Array(rows);
      let place = 0;
      for (const { day, from, to } of runs) {
        merged.set(columns[day]!.subarray(from, to), place);
        place += to - from;
      }
      return merged;
    },
    values: (columnOf) => {
      const columns = days.map(columnOf);
      return runs.flatMap(({ day, from, to }) => columns[day]!.slice(from, to));
    },
  };
}

/** Takes from the list whose next code is the least for as long as it is. */
function runsOf(lists: readonly (readonly string[])[]): Run[] {
  const next = lists.map(() => 0);
  const runs: Run[] = [];
  for (;;) {
    const open = [...lists.keys()].filter((list) => next[list]! < lists[list]!.length);
    const [day, ...others] = open.sort((a, b) => (lists[a]![next[a]!]! < lists[b]![next[b]!]! ? -1 : 1));
    if (day === undefined) return runs;
    const from = next[day]!;
    const until = others[0] === undefined ? null : lists[others[0]]![next[others[0]]!]!;
    let to = from + 1;
    while (to < lists[day]!.length && (until === null || lists[day]![to]! < until)) to++;
    next[day] = to;
    runs.push({ day, from, to });
  }
}
