import { defineElementMetric } from "./define-element-metric.ts";
import { notAvailable } from "./no-answer.ts";
import type { ElementParameter } from "./parameter.ts";

const amount = { kind: "element", type: "number", unit: "CNY", domain: "nonNegative" } as const;
const optionalAmount = { ...amount, optional: true, default: 0 } as const;

const NO_DEBT = notAvailable(
  "没有负债（no debt）：融资负债（financing_debt）、融券市值（short_value）与利息（interest）都为 0，没有维持担保比例",
  "No debt: financing_debt (融资负债), short_value (融券市值) and interest (利息费用) are all 0, and without debt there is no maintenance ratio",
);

/** 维持担保比例: all that the account holds at full market value, over all that it owes. */
export const maintenanceRatio = defineElementMetric({
  id: "MAINTENANCE_RATIO",
  category: 4,
  name: { zh: "维持担保比例", en: "Maintenance ratio" },
  description: {
    zh: "（现金＋证券市值＋其他担保物）÷（融资负债＋融券市值＋利息费用）：信用账户离追保、平仓还有多远。证券按市价全额计，不打折算率。",
    en: "Cash, securities and other collateral over financing debt, shorts at market and interest: how far a credit account is from a margin call. Securities count in full, without haircut.",
  },
  formula: ["(cash + securities_value + other_assets) / (financing_debt + short_value + interest)"],
  parameters: [
    {
      ...amount,
      name: "cash",
      label: { zh: "现金", en: "Cash" },
      hint: { zh: "含融券卖出所得", en: "with the proceeds of short sales" },
    },
    {
      ...amount,
      name: "securities_value",
      label: { zh: "证券市值", en: "Securities at market value" },
      hint: {
        zh: "担保证券与融资买入的证券，按市价全额",
        en: "collateral and what was bought on financing, in full",
      },
    },
    {
      ...amount,
      name: "financing_debt",
      label: { zh: "融资负债", en: "Financing debt" },
      hint: { zh: "未偿还的本金", en: "principal not yet repaid" },
    },
    {
      ...optionalAmount,
      name: "short_value",
      label: { zh: "融券市值", en: "Shorts at market value" },
      hint: { zh: "融券数量 × 当前市价", en: "borrowed shares at the current price" },
    },
    { ...optionalAmount, name: "interest", label: { zh: "利息费用", en: "Interest and fees owed" } },
    { ...optionalAmount, name: "other_assets", label: { zh: "其他担保物", en: "Other collateral" } },
  ] as const satisfies readonly ElementParameter[],
  result: { kind: "ratio" },
  examples: [
    {
      args: [0, 200, 100],
      result: 2,
      note: {
        zh: "自有 100 万，融资 100 万，全部买入（万元）",
        en: "100 万元 of one's own, 100 financed, all invested",
      },
    },
    {
      args: [200, 0, 0, 100],
      result: 2,
      note: { zh: "以 100 作保融券卖出 100：现金含卖出所得", en: "A short of 100 on 100 of cash: proceeds are cash" },
    },
    {
      args: [10, [[200], [147.5], [null]], 100, null, 5],
      result: [[2], [1.5], ["#N/A"]],
      note: { zh: "一列市值；缺失不按 0 计", en: "A column of values; missing is not 0" },
    },
    { args: [50, 100, 0], result: "#N/A", note: { zh: "没有负债", en: "No debt" } },
    { args: [50, 100, -5], result: "#VALUE!" },
  ],
  source: {
    zh: "沪深交易所融资融券交易实施细则：维持担保比例（北交所与其一致）",
    en: "Implementing rules of SSE and SZSE on margin trading, 维持担保比例; BSE in line with them",
  },
  seeAlso: ["LIQUIDATION_DROP", "TOP_UP", "AVAILABLE_MARGIN"],
  notes: [
    {
      zh: "各条线（如 300%、150%、140%、130%）由证券公司与客户约定，不是法定值。",
      en: "The lines (300%, 150%, 140%, 130% …) are agreed between broker and client; none of them is law today.",
    },
    {
      zh: "折算率只用于保证金可用余额，不进入本比例。",
      en: "Haircuts belong to the available margin, not to this ratio.",
    },
  ],
  compute(cash, securities, financing, short, interest, other) {
    const debt = financing + short + interest;
    return debt === 0 ? NO_DEBT : (cash + securities + other) / debt;
  },
});
