import { collateralMargin, financingMargin, shortMargin } from "../columns/position-margin.ts";
import { defineElementMetric } from "./define-element-metric.ts";
import { collateral, financing, short } from "./margin-tables.ts";
import type { ConstantsOf, ElementParameter } from "./parameter.ts";

const amount = { kind: "element", type: "number", unit: "CNY", domain: "nonNegative" } as const;

const cash = {
  ...amount,
  name: "cash",
  label: { zh: "现金", en: "Cash" },
  hint: { zh: "含融券卖出所得", en: "with the proceeds of short sales" },
} as const satisfies ElementParameter;

const interest = {
  ...amount,
  name: "interest",
  label: { zh: "利息费用", en: "Interest and fees owed" },
  optional: true,
  default: 0,
} as const satisfies ElementParameter;

/** 保证金可用余额: the margin that is still free for new contracts. */
export const availableMargin = defineElementMetric({
  id: "AVAILABLE_MARGIN",
  category: 4,
  name: { zh: "保证金可用余额", en: "Available margin" },
  description: {
    zh: "还能用来开新合约的保证金：现金、担保证券折算值与合约浮盈折算值，减去已占用的保证金、融券卖出所得和利息。浮盈按折算率计，浮亏按 100% 计。",
    en: "Margin still free for new contracts: cash, collateral and gains at their haircuts, less margin in use, short proceeds and interest. A gain counts at its haircut, a loss in full.",
  },
  formula: [
    "cash + C + F + S − interest",
    "C = Σ(value × haircut)",
    "F = Σ(g(market_value − financed_amount) − financed_amount × margin_ratio)",
    "S = Σ(g(proceeds − market_value) − proceeds − market_value × margin_ratio)",
    "g(x) = x × haircut  x > 0",
    "g(x) = x  x ≤ 0",
  ],
  parameters: [cash, collateral, financing, short, interest],
  result: { kind: "amount" },
  examples: [
    {
      args: [100, null, [[110, 100, 0.7, 1]]],
      result: 7,
      note: {
        zh: "融资 100，市值 110：浮盈 10 按 70% 计",
        en: "100 financed, worth 110: the gain of 10 counts at 70%",
      },
    },
    { args: [100, null, [[100, 100, 0.7, 1]]], result: 0 },
    {
      args: [100, null, [[90, 100, 0.7, 1]]],
      result: -10,
      note: { zh: "市值 90：浮亏 10 全额扣减", en: "Worth 90: the loss of 10 counts in full" },
    },
    {
      args: [[[200], [210]], null, null, [[100, 90, 0.7, 0.5]]],
      result: [[62], [72]],
      note: { zh: "融券卖得 100，市值 90，两种现金", en: "A short sold for 100, worth 90, with two amounts of cash" },
    },
    { args: [200, null, null, [[100, 100, 0.7, 0.5]]], result: 50 },
    { args: [200, null, null, [[100, 110, 0.7, 0.5]]], result: 35 },
    {
      args: [
        50,
        [
          [100, 0.7],
          [200, 0.65],
        ],
        [[120, 100, 0.7, 0.8]],
        null,
        2,
      ],
      result: 182,
      note: { zh: "即 50＋70＋130＋14－80－2", en: "That is 50 + 70 + 130 + 14 − 80 − 2" },
    },
    { args: [50, [[100, null]]], result: "#N/A", note: { zh: "缺少折算率", en: "A haircut is missing" } },
    { args: [50, [[100, 70]]], result: "#VALUE!", note: { zh: "70% 应写作 0.7", en: "70% is 0.7" } },
  ],
  source: {
    zh: "沪深交易所融资融券交易实施细则：保证金可用余额（北交所与其一致）",
    en: "Implementing rules of SSE and SZSE on margin trading, 保证金可用余额; BSE in line with them",
  },
  seeAlso: ["FINANCING_POWER", "WITHDRAWABLE", "MARGIN_RULE"],
  notes: [
    {
      zh: "每笔合约一行，保证金比例是合约自己的：开仓日不同，最低比例可能不同，证券公司也可另行提高。",
      en: "One row a contract, with the ratio of its own: the minimum depends on the day it was opened, and brokers may ask more.",
    },
    {
      zh: "为负时不能开新合约，但这不是追加担保物的依据；追保看维持担保比例。",
      en: "Below 0 no new contract can be opened; a margin call goes by the maintenance ratio, not by this.",
    },
  ],
  prepare(tables) {
    const positions = marginOfPositions(tables);
    return { compute: (cashHeld, owed) => cashHeld + positions - owed };
  },
});

function marginOfPositions(tables: ConstantsOf<readonly [typeof collateral, typeof financing, typeof short]>): number {
  const held = tables.collateral?.columns;
  const financed = tables.financing?.columns;
  const sold = tables.short?.columns;
  return (
    (held ? collateralMargin(held.value, held.haircut) : 0) +
    (financed ? financingMargin(financed.financed_amount, financed) : 0) +
    (sold ? shortMargin(sold.proceeds, sold) : 0)
  );
}
