import type { FieldId } from "../../../core/fields/catalogue.ts";
import type { Scope } from "../../../core/market/exchange.ts";
import type { DataRow } from "./read-rows.ts";

/** The sizes, in 元, between which the largest 融资余额 or 融资融券余额 of a table lies: less than 10,000 times apart. */
const BALANCES: Readonly<Record<Scope | "details" | "part", readonly [least: number, most: number]>> = {
  ALL: [3e11, 1e13],
  SSE: [1e11, 5e12],
  SZSE: [1e11, 5e12],
  BSE: [1e8, 1e11],
  details: [3e7, 1e11],
  part: [2e7, 1e11],
};
const MULTIPLES = [
  ["元", 1],
  ["万元", 1e4],
  ["亿元", 1e8],
] as const;

/** The unit that the size of the largest balance suggests; null where it suggests none, or more than one. */
export function suspectAmountUnit(rows: readonly DataRow[], table: keyof typeof BALANCES): string | null {
  const balances = valuesOf(rows, "financing_balance").concat(valuesOf(rows, "margin_balance"));
  const largest = balances.reduce((most, value) => Math.max(most, value), 0);
  const [least, most] = BALANCES[table];
  const hasFractions = balances.some((value) => !Number.isInteger(value));
  const fitting = MULTIPLES.filter(([, multiple]) => {
    const size = largest * multiple;
    return size >= least && size <= most && !(hasFractions && multiple === 1);
  });
  return fitting.length === 1 ? fitting[0]![0] : null;
}

/** A share sold short costs between these, in 元. */
const [LEAST_PRICE, MOST_PRICE] = [0.3, 2_500];
const SHARE_MULTIPLES = [
  ["股", 1],
  ["万股", 1e4],
  ["亿股", 1e8],
] as const;

/** The unit of volumes that, with balances known in 元, gives prices that shares have. */
export function suspectVolumeUnit(rows: readonly DataRow[]): string | null {
  const prices = rows.flatMap(({ figures }) => {
    const [balance, shares] = [figures.get("short_balance")?.value, figures.get("short_shares")?.value];
    return balance && shares ? [balance / shares] : [];
  });
  if (prices.length === 0) return null;
  const middle = prices.sort((one, other) => one - other)[Math.floor(prices.length / 2)]!;
  const fitting = SHARE_MULTIPLES.filter(
    ([, multiple]) => middle / multiple >= LEAST_PRICE && middle / multiple <= MOST_PRICE,
  );
  return fitting.length === 1 ? fitting[0]![0] : null;
}

const valuesOf = (rows: readonly DataRow[], id: FieldId): number[] =>
  rows.flatMap(({ figures }) => figures.get(id)?.value ?? []);
