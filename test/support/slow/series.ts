import type { Row } from "../series.ts";

/** The functions of series once more, row by row over plain arrays, as their definitions are worded. */
export type Slow = number | boolean | "#N/A";

const numbers = (rows: readonly Row[]): number[] => rows.filter((row) => row !== null);
const lastOf = (rows: readonly Row[]): Row => rows[rows.length - 1] ?? null;

/** x_t / x_{t−n} − 1, with whole numbers kept apart so that thresholds can be compared without rounding. */
function ends(rows: readonly Row[], row: number, periods: number): [number, number] | null {
  const [start, end] = [row >= periods ? rows[row - periods] : null, rows[row]];
  return start === null || start === undefined || end === null || end === undefined || start === 0
    ? null
    : [start, end];
}

export function balanceChange(rows: readonly Row[], periods: number): Slow[] {
  return rows.map((_, row) => {
    const pair = ends(rows, row, periods);
    return pair ? (pair[1] - pair[0]) / pair[0] : "#N/A";
  });
}

export function fromPeak(rows: readonly Row[]): Slow {
  const last = lastOf(rows);
  const peak = Math.max(...numbers(rows));
  return last === null || peak === 0 ? "#N/A" : (last - peak) / peak;
}

/** Whether each row is a record; null for a missing row. */
function records(rows: readonly Row[], window: number): (boolean | null)[] {
  return rows.map((row, index) => {
    if (row === null) return null;
    const before = numbers(rows.slice(window === 0 ? 0 : Math.max(0, index - window), index));
    return before.length > 0 && before.every((earlier) => row > earlier);
  });
}

export function highStreak(rows: readonly Row[], window: number, longest: boolean): Slow {
  if (numbers(rows).length === 0) return "#N/A";
  const runs = records(rows, window)
    .filter((isRecord) => isRecord !== null)
    .map((isRecord) => (isRecord ? "R" : "-"))
    .join("")
    .split("-")
    .map((run) => run.length);
  return longest ? Math.max(...runs) : runs[runs.length - 1]!;
}

export function daysSinceHigh(rows: readonly Row[]): Slow {
  const present = numbers(rows);
  return present.length === 0 ? "#N/A" : rows.length - 1 - rows.lastIndexOf(Math.max(...present));
}

export function streakAbove(rows: readonly Row[], level: number): Slow {
  const present = numbers(rows);
  if (present.length === 0) return "#N/A";
  return present.length - 1 - present.findLastIndex((row) => row < level);
}

/** Thresholds are in whole percent, so that every comparison is one of whole numbers. */
export function sentiment(rows: readonly Row[], surge: number, fall: number, week: number): Slow {
  const last = rows.length - 1;
  const latest = ends(rows, last, week);
  if (!latest) return "#N/A";
  if (100 * latest[1] > (100 + surge) * latest[0]) return 1;
  const [both, earlier] = [ends(rows, last, 2 * week), ends(rows, last - week, week)];
  if (!both || !earlier) return "#N/A";
  const fell = latest[1] < latest[0] && earlier[1] < earlier[0] && 100 * both[1] < (100 - fall) * both[0];
  return fell ? -1 : 0;
}

export function activityState(rows: readonly Row[], hot: number, cold: number, days: number): Slow {
  const last = rows.slice(-days);
  if (last.length < days || last.includes(null)) return "#N/A";
  if (numbers(last).every((row) => row >= hot)) return 1;
  return numbers(last).every((row) => row <= cold) ? -1 : 0;
}

export function divergence(prices: readonly Row[], balances: readonly Row[], window: number): Slow {
  const [price, balance] = [lastOf(prices), lastOf(balances)];
  if (prices.length <= window || price === null || balance === null) return "#N/A";
  const before = [prices, balances].map((rows) => numbers(rows.slice(-window - 1, -1)));
  if (before.some((rows) => rows.length === 0)) return "#N/A";
  const [highs, lows] = [before.map((rows) => Math.max(...rows)), before.map((rows) => Math.min(...rows))];
  if (price > highs[0]! && !(balance > highs[1]!)) return -1;
  return price < lows[0]! && balance > lows[1]! ? 1 : 0;
}

export function percentileIn(rows: readonly Row[], window: number, value: Row): Slow {
  const inside = numbers(rows.slice(-window));
  const placed = value ?? lastOf(rows);
  if (placed === null || inside.length < Math.min(20, window)) return "#N/A";
  return inside.filter((row) => row <= placed).length / inside.length;
}

export function pace(rows: readonly Row[], window: number): Slow {
  const changes = balanceChange(rows, 1);
  const last = changes.pop();
  const before = changes.slice(-window).filter((change) => typeof change === "number");
  if (typeof last !== "number" || before.length < 20) return "#N/A";
  const mean = before.reduce((sum, change) => sum + change, 0) / before.length;
  const variance = before.reduce((sum, change) => sum + (change - mean) ** 2, 0) / (before.length - 1);
  return Math.sqrt(variance) < 1e-12 ? "#N/A" : (last - mean) / Math.sqrt(variance);
}

export function turnUp(rows: readonly Row[], falls: number): Slow {
  const steps = rows.slice(1).map((row, index) => {
    const before = rows[index]!;
    return row === null || (before as Row) === null ? null : row - before;
  });
  const last = steps.pop();
  if (rows.length < falls + 2 || last === null || last === undefined) return "#N/A";
  const signs = numbers(steps).map((step) => (step < 0 ? "f" : "-"));
  const run = /f*$/.exec(signs.join(""))![0].length;
  return last > 0 && run >= falls;
}

export function squeeze(shares: readonly Row[], prices: readonly Row[], drop: number, rise: number, window: number) {
  const [covered, risen] = [shares, prices].map((rows) => ends(rows, rows.length - 1, window));
  if (!covered || !risen) return "#N/A";
  return 100 * covered[1] <= (100 - drop) * covered[0] && 100 * risen[1] >= (100 + rise) * risen[0];
}

export function daysToCover(shares: readonly Row[], volumes: readonly Row[], window: number): Slow {
  const last = lastOf(shares);
  const traded = numbers(volumes.slice(-window)).filter((volume) => volume > 0);
  if (last === null || traded.length === 0) return "#N/A";
  return (last * traded.length) / traded.reduce((sum, volume) => sum + volume, 0);
}

/** Ratio and line in whole percent. */
export function spiralRisk(
  prices: readonly Row[],
  balances: readonly Row[],
  ratio: number,
  line: number,
  window: number,
): Slow {
  const [price, balance] = [prices, balances].map((rows) => ends(rows, rows.length - 1, window));
  if (!price || !balance) return "#N/A";
  const signs = [
    price[1] < price[0],
    balance[1] < balance[0] && balance[1] * price[0] < price[1] * balance[0],
    ratio <= line,
  ];
  return signs.filter(Boolean).length;
}

export function sectorSurge(rows: readonly Row[], growth: number, weeks: number, each: boolean): Slow {
  const last = rows.slice(-weeks - 1);
  if (last.length <= weeks || last.includes(null) || last.slice(0, -1).includes(0)) return "#N/A";
  const exceeds = (start: number, end: number) => 100 * end > (100 + growth) * start;
  const steps = numbers(last).slice(1);
  if (each) return steps.every((row, index) => exceeds(last[index]!, row));
  return steps.every((row, index) => row > last[index]!) && exceeds(last[0]!, last[weeks]!);
}

/** Lots bought at their prices, each reduced by its share of every repayment. */
export function costLine(
  balances: readonly Row[],
  bought: readonly Row[],
  repaid: readonly Row[],
  prices: readonly Row[],
): Slow {
  const first = balances.findIndex((balance, row) => balance !== null && prices[row] !== null);
  const last = lastOf(balances);
  if (first < 0 || last === null || last === 0) return "#N/A";
  let lots = [balances[first]! / prices[first]!];
  for (let row = first + 1; row < balances.length; row++) {
    const [balance, added, left, price] = [balances[row]!, bought[row]!, repaid[row]!, prices[row]!];
    if ([balance, added, left].includes(null as never) || (added > 0 && (price as Row) === null)) return "#N/A";
    const held = balances[row - 1]! + added;
    const kept = held === 0 ? 0 : Math.max(0, (held - left) / held);
    lots = [...lots, added > 0 ? added / price : 0].map((lot) => lot * kept);
  }
  const units = lots.reduce((sum, lot) => sum + lot, 0);
  return units === 0 ? "#N/A" : last / units;
}
