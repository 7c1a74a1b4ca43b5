import { field, type FieldId } from "../../../core/fields/catalogue.ts";
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

type LeastByScope = Readonly<Record<Scope, number>>;

/** What a market's figure lies between, in 元: wide enough for any session, too narrow for a slip of 亿. */
interface Size {
  readonly field: FieldId;
  readonly least: LeastByScope;
  readonly most: number;
}

/**
 * Since 2014 the whole market's balance has stayed above 3e11 元, and Shanghai's and Shenzhen's each above 1e11;
 * no single security comes near either. So a balance below is another unit, or another table.
 */
const BALANCE_SINCE_2014: LeastByScope = { ALL: 2e11, SSE: 1e11, SZSE: 1e11, BSE: 1 };
const BALANCE_BEFORE: LeastByScope = { ALL: 1, SSE: 1, SZSE: 1, BSE: 1 };
const TURNOVER: LeastByScope = { ALL: 1e10, SSE: 1e10, SZSE: 1e10, BSE: 1e8 };
/** Beijing's balance of 2.28e8 on 2023-08-25 was 0.18 % of its float: that was above 1e11. */
const FLOAT_CAP: LeastByScope = { ALL: 1e12, SSE: 1e12, SZSE: 1e12, BSE: 1e10 };

function sizesOn(date: TradingDate): readonly Size[] {
  const balance = { least: date >= "2014-01-01" ? BALANCE_SINCE_2014 : BALANCE_BEFORE, most: 1e14 };
  return [
    { field: "financing_balance", ...balance },
    { field: "margin_balance", ...balance },
    { field: "turnover", least: TURNOVER, most: 1e14 },
    { field: "float_cap", least: FLOAT_CAP, most: 1e15 },
  ];
}

/** Refuses a market's figure of a size that it cannot have: the unit in the heading, or the table, is a wrong one. */
export function checkMarketSize({ row, figures }: DataRow, date: TradingDate, scope: Scope): void {
  for (const size of sizesOn(date)) {
    const value = figures.get(size.field)?.value;
    if (value === undefined || (value >= size.least[scope] && value <= size.most)) continue;
    const { zh } = field(size.field).name;
    throw new ImportError({
      zh: `第 ${row} 行：${date} 的${zh} ${value} 元不可能是市场汇总：请核对表头单位，没有数据请留空而不是 0；若是单只证券或单个交易所的数据，请勿按全市场导入（交易所用 --exchange）；文件未导入。`,
      en: `Row ${row}: ${zh} of ${value} 元 on ${date} cannot be a market total; check the unit in the heading, and leave a cell blank, not 0, where there is no figure; figures of one security cannot be imported as the market's, those of one exchange need --exchange; nothing was imported.`,
    });
  }
}
