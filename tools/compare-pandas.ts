/**
 * Compares the series functions with pandas on long random series with missing rows, row by row.
 * Usage: npx tsx tools/compare-pandas.ts [python], where the python (/usr/bin/python3 if not given) has pandas.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { fillChanges } from "../src/core/columns/change.ts";
import { fillDivergences } from "../src/core/columns/divergence.ts";
import { fillPercentiles } from "../src/core/columns/percentile.ts";
import { fillRecordStreaks } from "../src/core/columns/record-streak.ts";
import { customFunctions } from "../src/functions/table.ts";

const ROWS = 5000;
const SEED = 20_250_227;
const LARGEST_DIFFERENCE = 1e-9;

type Row = number | null;
type Series = readonly Row[];

/** Mulberry32: the same numbers on every machine. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = createRandom(SEED);
const withGaps = (rows: readonly number[]): Row[] => rows.map((row) => (random() < 0.03 ? null : row));

function walk(start: number, step: number, digits: number): Row[] {
  let value = start;
  const rows = Array.from({ length: ROWS }, () => {
    value *= 1 + (random() - 0.495) * step;
    return Number(value.toFixed(digits));
  });
  return withGaps(rows);
}

const given = {
  balances: walk(4e9, 0.04, 2),
  prices: walk(12, 0.06, 2),
  short_shares: withGaps(Array.from({ length: ROWS }, () => Math.round(random() ** 4 * 1e6) + 100)),
  volumes: withGaps(Array.from({ length: ROWS }, () => Math.round(random() * 1e7) + 1)),
  shares_of_turnover: walk(0.09, 0.05, 6),
  margin_ratios: withGaps(Array.from({ length: ROWS }, (_, row) => 0.22 + 0.05 * Math.sin(row / 40) + random() / 50)),
  ...loan(),
};

/** A balance with the purchases and repayments that it follows from, and the prices of the purchases. */
function loan() {
  const [balances, bought, repaid] = [[4e9], [0], [0]];
  for (let row = 1; row < ROWS; row++) {
    const before = balances[row - 1]!;
    bought.push(random() * 3e8);
    repaid.push(random() * 0.1 * before);
    balances.push(before + bought[row]! - repaid[row]!);
  }
  const paid = Array.from({ length: ROWS }, (_, row) => 12 + 4 * Math.sin(row / 100) + random());
  return { loan_balances: balances, loan_bought: bought, loan_repaid: repaid, loan_prices: paid };
}

const runs = new Map(customFunctions.map(({ id, run }) => [id, run]));
const column = (rows: Series): Row[][] => rows.map((row) => [row]);

/** The one answer of a function; null where it is `#N/A`. */
function answer(id: string, ...args: readonly unknown[]): Row {
  try {
    return Number((runs.get(id)!(...args) as unknown[][])[0]![0]);
  } catch (error) {
    if ((error as { code?: string }).code === "#N/A") return null;
    throw error;
  }
}

/** The answer at every row: of all rows up to it, or of the last `reach` where earlier ones do not matter. */
function rolling(id: string, series: readonly Series[], options: readonly unknown[] = [], reach = ROWS): Row[] {
  return Array.from({ length: ROWS }, (_, row) => {
    const until = series.map((rows) => column(rows.slice(Math.max(0, row + 1 - reach), row + 1)));
    return answer(id, ...until, ...options);
  });
}

/** The answers of a function that has one a row. */
function spilled(id: string, series: Series): Row[] {
  const rows = runs.get(id)!(column(series)) as unknown[][];
  return rows.map(([cell]) => (typeof cell === "number" ? cell : null));
}

/** What a kernel fills in for the whole series at once. */
function filled(fill: (values: Float64Array, output: Float64Array) => void): Row[] {
  const output = new Float64Array(ROWS);
  fill(toColumn(given.balances), output);
  return Array.from(output, (value) => (Number.isNaN(value) ? null : value));
}

const toColumn = (rows: Series): Float64Array => Float64Array.from(rows, (row) => row ?? NaN);

/** Long reaches are looked at every few rows: each answer reads the whole series so far. */
function sampled(id: string, series: readonly Series[], options: readonly unknown[] = []): Map<number, Row> {
  const picked = Array.from({ length: ROWS / 25 }, (_, index) => index * 25 + 24);
  const until = (row: number) => series.map((rows) => column(rows.slice(0, row + 1)));
  return new Map(picked.map((row) => [row, answer(id, ...until(row), ...options)]));
}

const { balances, prices, short_shares: shares, volumes, shares_of_turnover: activity } = given;
const loanColumns = [given.loan_balances, given.loan_bought, given.loan_repaid, given.loan_prices];
const every = (rows: readonly Row[]): Map<number, Row> => new Map(rows.entries());

const ours: readonly (readonly [name: string, theirs: string, rows: ReadonlyMap<number, Row>])[] = [
  ["BALANCE_CHANGE", "BALANCE_CHANGE", every(rolling("BALANCE_CHANGE", [balances], [], 6))],
  ["  kernel", "BALANCE_CHANGE", every(filled((values, out) => fillChanges(values, 0, ROWS, 5, out)))],
  ["FROM_PEAK", "FROM_PEAK", sampled("FROM_PEAK", [balances])],
  ["HIGH_STREAK", "HIGH_STREAK", sampled("HIGH_STREAK", [balances])],
  ["  kernel", "HIGH_STREAK", every(filled((values, out) => fillRecordStreaks(values, 0, ROWS, 0, out)))],
  [
    "  kernel, 250 rows",
    "HIGH_STREAK 250",
    every(filled((values, out) => fillRecordStreaks(values, 0, ROWS, 250, out))),
  ],
  ["DAYS_SINCE_HIGH", "DAYS_SINCE_HIGH", sampled("DAYS_SINCE_HIGH", [balances])],
  ["STREAK_ABOVE", "STREAK_ABOVE", sampled("STREAK_ABOVE", [balances], [4e9])],
  ["TURN_UP", "TURN_UP", sampled("TURN_UP", [balances])],
  ["SECTOR_SURGE", "SECTOR_SURGE", every(rolling("SECTOR_SURGE", [balances], [0.03], 4))],
  ["SENTIMENT", "SENTIMENT", every(rolling("SENTIMENT", [balances], [], 11))],
  ["ACTIVITY_STATE", "ACTIVITY_STATE", every(rolling("ACTIVITY_STATE", [activity], [], 5))],
  ["DIVERGENCE", "DIVERGENCE", every(rolling("DIVERGENCE", [prices, balances], [], 21))],
  [
    "  kernel",
    "DIVERGENCE",
    every(filled((values, out) => fillDivergences(toColumn(prices), values, 0, ROWS, 20, out))),
  ],
  ["PERCENTILE_IN", "PERCENTILE_IN", every(rolling("PERCENTILE_IN", [balances], [], 250))],
  ["  kernel", "PERCENTILE_IN", every(filled((values, out) => fillPercentiles(values, 0, ROWS, 250, out)))],
  ["PACE", "PACE", every(rolling("PACE", [balances], [], 252))],
  ["SQUEEZE", "SQUEEZE", every(rolling("SQUEEZE", [shares, prices], [], 6))],
  ["DAYS_TO_COVER", "DAYS_TO_COVER", every(rolling("DAYS_TO_COVER", [shares, volumes], [], 20))],
  ["SPIRAL_RISK", "SPIRAL_RISK", every(rolling("SPIRAL_RISK", [prices, balances], [1.35], 6))],
  ["SUSPEND_STATUS", "SUSPEND_STATUS", every(spilled("SUSPEND_STATUS", given.margin_ratios))],
  ["COST_LINE", "COST_LINE", sampled("COST_LINE", loanColumns)],
];

const script = fileURLToPath(new URL("compare-pandas.py", import.meta.url));
const python = process.argv[2] ?? "/usr/bin/python3";
const output = execFileSync(python, [script], { input: JSON.stringify(given), maxBuffer: 2 ** 28, encoding: "utf8" });
const theirs = JSON.parse(output) as Record<string, Row[]>;

let differ = 0;
for (const [name, id, rows] of ours) {
  const pairs = Array.from(rows, ([row, own]) => [own, theirs[id]![row]!] as const);
  const largest = pairs.reduce((most, [own, other]) => Math.max(most, difference(own, other)), 0);
  const answers = pairs.map(([own]) => own).filter((own) => own !== null);
  if (largest > LARGEST_DIFFERENCE) differ++;
  console.log(
    name.padEnd(18),
    largest > LARGEST_DIFFERENCE ? "DIFFERS" : "agrees ",
    `${String(rows.size).padStart(5)} rows, ${String(answers.length).padStart(5)} with an answer,`,
    `${String(new Set(answers).size).padStart(5)} different ones; largest difference ${largest.toExponential(1)}`,
  );
}
process.exitCode = differ > 0 ? 1 : 0;

/** Relative; infinite where only one of the two has an answer. */
function difference(own: Row, other: Row): number {
  if (own === other) return 0;
  if (own === null || other === null) return Infinity;
  return Math.abs(own - other) / Math.max(Math.abs(own), Math.abs(other));
}
