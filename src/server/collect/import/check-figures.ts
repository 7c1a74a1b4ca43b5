import { field, MARGIN_FIELD_IDS, type FieldId } from "../../../core/fields/catalogue.ts";
import type { Scope } from "../../../core/market/exchange.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import { ImportError } from "./import-error.ts";
import type { DataRow } from "./read-rows.ts";
import type { TableReading } from "./read-table.ts";
import { measureOf } from "./units.ts";

/** Refuses figures that nothing in this market can be. */
export function checkFigures({ kind, rows }: TableReading): void {
  for (const row of rows) {
    checkPrice(row);
    if (kind === "totals") checkMarketSize(row, row.date!, row.scope!);
    else checkSecuritySize(row);
  }
}

/** No share or fund unit of this market has cost less, or more, in 元. */
const [LEAST_PRICE, MOST_PRICE] = [0.05, 5_000];

/** 融券余额 is 融券余量 times the price: a slip of 万 in one of them gives a price that no share has. */
function checkPrice({ row, figures }: DataRow): void {
  const balance = figures.get("short_balance");
  const shares = figures.get("short_shares");
  if (!balance || !shares || shares.value === 0 || balance.value === 0) return;
  const most = (balance.value + balance.step) / Math.max(shares.value - shares.step, Number.MIN_VALUE);
  const least = Math.max(balance.value - balance.step, 0) / (shares.value + shares.step);
  if (most >= LEAST_PRICE && least <= MOST_PRICE) return;
  const price = Number((balance.value / shares.value).toPrecision(3));
  throw new ImportError({
    zh: `第 ${row} 行：融券余额 ${balance.value} 元 ÷ 融券余量 ${shares.value} 股 = 每股 ${price} 元，没有这样的价格；请核对两列的单位，文件未导入。`,
    en: `Row ${row}: 融券余额 ${balance.value} 元 ÷ 融券余量 ${shares.value} shares = ${price} 元 a share, which no share costs; check the units of the two columns, nothing was imported.`,
  });
}

type LeastByScope = Readonly<Record<Scope, number>>;

/** What a market's figure lies between, in 元 or shares: wide enough for any session, too narrow for a slip of 万. */
type Sizes = Readonly<Partial<Record<FieldId, { readonly least: LeastByScope; readonly most: number }>>>;

const atLeast = (sse: number, szse: number, bse: number): LeastByScope => ({
  SSE: sse,
  SZSE: szse,
  BSE: bse,
  ALL: Math.max(sse, szse),
});

const OVERVIEW: Sizes = {
  turnover: { least: atLeast(1e10, 1e10, 1e8), most: 1e14 },
  /** Beijing's balance of 2.28e8 on 2023-08-25 was 0.18 % of its float: that was above 1e11. */
  float_cap: { least: atLeast(1e12, 1e12, 1e10), most: 1e15 },
};

/**
 * Since 2014 the whole market's balance has stayed above 3e11 元, and Shanghai's and Shenzhen's each above 1e11;
 * no single security comes near either. So a balance below is another unit, or another table. On the shortest session,
 * 2016-01-07, more than a thousandth of the balance was bought.
 */
const SINCE_2014: Sizes = {
  financing_balance: { least: atLeast(1e11, 1e11, 1), most: 1e14 },
  margin_balance: { least: atLeast(1e11, 1e11, 1), most: 1e14 },
  financing_buy: { least: atLeast(1e8, 1e8, 0), most: 1e13 },
  financing_repay: { least: atLeast(1e8, 1e8, -1e9), most: 1e13 },
  short_balance: { least: atLeast(1e8, 1e8, 0), most: 1e12 },
  short_shares: { least: atLeast(1e7, 1e7, 0), most: 1e12 },
  short_sold: { least: atLeast(1e5, 1e5, 0), most: 1e11 },
  ...OVERVIEW,
};

const BEFORE_2014: Sizes = {
  financing_balance: { least: atLeast(1, 1, 1), most: 1e12 },
  margin_balance: { least: atLeast(1, 1, 1), most: 1e12 },
  ...OVERVIEW,
};

/** Refuses a market's figure of a size that it cannot have: the unit in the heading, or the table, is a wrong one. */
function checkMarketSize({ row, figures }: DataRow, date: TradingDate, scope: Scope): void {
  const sizes = date >= "2014-01-01" ? SINCE_2014 : BEFORE_2014;
  for (const [id, { value }] of figures) {
    const size = sizes[id];
    if (!size || (value >= size.least[scope] && value <= size.most)) continue;
    const { name, unit } = field(id);
    const [zh, en] = unit === "CNY" ? ["元", "元"] : ["股", "shares"];
    throw new ImportError({
      zh: `第 ${row} 行：${date} 的${name.zh} ${value} ${zh}不可能是市场汇总：请核对单位，没有数据请留空而不是 0；若是单只证券的历史，请指明代码（窗格：补充说明里的“证券代码”；命令行：--code）；若是单个交易所，请指明哪个市场（窗格：补充说明；命令行：--exchange）；文件未导入。`,
      en: `Row ${row}: ${name.zh} of ${value} ${en} on ${date} cannot be a market total; check the unit, and leave a cell blank, not 0, where there is no figure; if it is the history of one security, name its code (in the pane under “Say more”, on the command line by --code), if it is one exchange, name it (“Say more”, or --exchange); nothing was imported.`,
    });
  }
}

/** The largest balance of one security has stayed far below this, in 元. */
const MOST_OF_A_SECURITY = 2e11;
/** The largest volume of a fund sold short has stayed far below this, in units. */
const MOST_SHARES_OF_A_SECURITY = 2e10;

function checkSecuritySize({ row, figures }: DataRow): void {
  for (const [id, { value }] of figures) {
    if (!(MARGIN_FIELD_IDS as readonly FieldId[]).includes(id)) continue;
    const isAmount = measureOf(id) === "CNY";
    if (Math.abs(value) <= (isAmount ? MOST_OF_A_SECURITY : MOST_SHARES_OF_A_SECURITY)) continue;
    const { zh } = field(id).name;
    const unit = isAmount ? { zh: "元", en: "元" } : { zh: "股", en: "shares" };
    throw new ImportError({
      zh: `第 ${row} 行：${zh} ${value} ${unit.zh}不可能是单只证券的：请核对单位；若是市场汇总，请不要指明代码；文件未导入。`,
      en: `Row ${row}: ${zh} of ${value} ${unit.en} cannot be one security's; check the unit, and name no code if these are market totals; nothing was imported.`,
    });
  }
}
