import type { MarginFigures, OverviewFigures, SecurityRow } from "../../contracts/rows.ts";
import { field, OVERVIEW_FIELD_IDS } from "../../core/fields/catalogue.ts";
import { contradictory, duplicated, wrongField, type Origin } from "./source-problems.ts";

/** In a total the three balances are published to the 元, and their sum is exact. */
const TOTALS_TOLERANCE_CNY = 0;
/** In a detail each balance is rounded to 元 on its own (余量 × 收盘价 has fractions of a 分), so the sum may be off by one. */
export const DETAILS_TOLERANCE_CNY = 1;
/** Of the float value, what is traded in a day: a few per cent. A unit taken for another is off by a thousand at least. */
const TURNOVER_SHARE = { least: 0.0001, most: 0.5 };
/** Securities off the target list are in the total and not in the details: half a per cent has been seen, never two. */
const SCOPE_DIFFERENCE = 0.02;

/** True where no figure is given at all: the row says nothing, and is no disclosure. */
export function isBlank(figures: MarginFigures): boolean {
  return Object.values(figures).every((figure) => figure === null);
}

/** Refuses a total that contradicts itself, or that says an exchange has no financing at all. */
export function checkTotals(figures: MarginFigures, origin: Origin): void {
  checkBalances(figures, TOTALS_TOLERANCE_CNY, null, origin);
  if (figures.financing_balance !== 0) return;
  throw wrongField(origin, "融资余额 (financing_balance)", 0, { zh: "大于 0 的数", en: "a figure above 0" });
}

/**
 * Refuses a session without turnover or without any value: a 0 there stands for a figure that is not out yet. A turnover
 * that is no plausible share of the value tells of a unit that was taken for another.
 */
export function checkOverview(figures: OverviewFigures, origin: Origin): void {
  for (const id of OVERVIEW_FIELD_IDS) {
    if (figures[id] !== 0) continue;
    throw wrongField(origin, `${field(id).name.zh} (${id})`, 0, { zh: "大于 0 的数", en: "a figure above 0" });
  }
  const { turnover, float_cap: floatCap } = figures;
  if (turnover === null || floatCap === null) return;
  const share = turnover / floatCap;
  if (share >= TURNOVER_SHARE.least && share <= TURNOVER_SHARE.most) return;
  throw contradictory(origin, {
    zh: `成交额 ${turnover} 与流通市值 ${floatCap} 的单位对不上`,
    en: `a turnover of ${turnover} and a float value of ${floatCap} cannot be in the units given`,
  });
}

/**
 * Refuses a whole day of details when one row has no proper code, stands twice, or contradicts itself:
 * a slip in one row cannot be told from columns or rows that have been mixed up.
 */
export function checkDetails(rows: readonly SecurityRow[], origin: Origin): void {
  requireSecurities(rows, origin);
  for (const row of rows) checkBalances(row, DETAILS_TOLERANCE_CNY, row.code, origin);
}

/** Refuses a day in which a row has no proper code, or stands twice. */
export function requireSecurities(rows: readonly { readonly code: string }[], origin: Origin): void {
  const seen = new Set<string>();
  for (const { code } of rows) {
    if (!/^\d{6}$/.test(code)) {
      throw wrongField(origin, "证券代码 (code)", code, { zh: "六位数字的代码", en: "a code of six digits" });
    }
    if (seen.has(code)) throw duplicated(origin, code);
    seen.add(code);
  }
}

/**
 * Refuses details whose financing balances do not sum to the exchange's total: the list of a fresh day is built piece by
 * piece, and where rows are not counted nothing else tells that some are missing.
 */
export function requireWhole(balances: readonly (number | null)[], total: number, origin: Origin): void {
  const sum = balances.reduce<number>((left, balance) => left + (balance ?? 0), 0);
  if (Math.abs(sum - total) <= SCOPE_DIFFERENCE * total) return;
  throw contradictory(origin, {
    zh: `明细融资余额合计 ${sum}，汇总为 ${total}，相差超过 ${SCOPE_DIFFERENCE * 100} %，明细可能尚不完整`,
    en: `the details' financing balances sum to ${sum} and the total is ${total}, more than ${SCOPE_DIFFERENCE * 100} % apart: the details may not be whole yet`,
  });
}

/** 融资余额 + 融券余额 = 融资融券余额, where all three are given. */
function checkBalances(figures: MarginFigures, tolerance: number, code: string | null, origin: Origin): void {
  const { financing_balance: financing, short_balance: short, margin_balance: margin } = figures;
  if (financing === null || short === null || margin === null) return;
  if (Math.abs(financing + short - margin) <= tolerance) return;
  const where = code === null ? "" : `${code} `;
  throw contradictory(origin, {
    zh: `${where}融资余额 ${financing} + 融券余额 ${short} ≠ 融资融券余额 ${margin}`,
    en: `${where}financing balance ${financing} + short balance ${short} is not the margin balance ${margin}`,
  });
}
