import type { FieldId } from "../../../core/fields/catalogue.ts";
import type { Scope } from "../../../core/market/exchange.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import { ImportError } from "./import-error.ts";
import type { Figure } from "./read-figure.ts";
import type { DataRow } from "./read-rows.ts";

/** 融资余额 + 融券余额 = 融资融券余额: to the 元 where the file gives 元, else within the rounding of the digits written. */
export function checkBalanceIdentity({ row, figures }: DataRow): void {
  const financing = figures.get("financing_balance");
  const short = figures.get("short_balance");
  const margin = figures.get("margin_balance");
  if (!financing || !short || !margin) return;
  const sum = financing.value + short.value;
  const slack = rounding(financing) + rounding(short) + rounding(margin) + 4 * Number.EPSILON * margin.value;
  if (Math.abs(sum - margin.value) <= slack) return;
  throw new ImportError({
    zh: `第 ${row} 行：融资余额 ${financing.value} + 融券余额 ${short.value} = ${sum}，与融资融券余额 ${margin.value} 不符（元）；请核对数字与表头单位，文件未导入。`,
    en: `Row ${row}: 融资余额 ${financing.value} + 融券余额 ${short.value} = ${sum}, which is not 融资融券余额 ${margin.value} (元); check the figures and the units in the headings, nothing was imported.`,
  });
}

/** Figures in 元 are exact; those in 万元 or 亿元 are rounded at their last digit. */
const rounding = ({ step }: Figure): number => (step > 1 ? step / 2 : 0);

/**
 * Since 2014 the whole market's balance has stayed above 3e11 元, and Shanghai's and Shenzhen's each above 1e11;
 * no single security comes near either. So a balance below is another unit, or another table.
 */
const LEAST_SINCE_2014: Readonly<Record<Scope, number>> = { ALL: 2e11, SSE: 1e11, SZSE: 1e11, BSE: 0 };
const MOST = 1e14;

/** Refuses a market's balance of a size that it cannot have: the unit in the heading, or the table, is a wrong one. */
export function checkMarketSize({ row, figures }: DataRow, date: TradingDate, scope: Scope): void {
  const least = date >= "2014-01-01" ? LEAST_SINCE_2014[scope] : 0;
  for (const [id, zh] of SIZED) {
    const value = figures.get(id)?.value;
    if (value === undefined || (value >= least && value <= MOST)) continue;
    throw new ImportError({
      zh: `第 ${row} 行：${date} 的${zh} ${value} 元不可能是市场汇总：请核对表头单位；若是单只证券或单个交易所的数据，请勿按全市场导入（交易所用 --exchange）；文件未导入。`,
      en: `Row ${row}: ${zh} of ${value} 元 on ${date} cannot be a market total; check the unit in the heading; figures of one security cannot be imported as the market's, those of one exchange need --exchange; nothing was imported.`,
    });
  }
}

const SIZED: readonly (readonly [FieldId, string])[] = [
  ["financing_balance", "融资余额"],
  ["margin_balance", "融资融券余额"],
];
