import type { Text } from "../../src/core/text.ts";

/** A question that brings a reader here, and the functions that answer it, the first one first. */
export interface Task {
  readonly question: Text;
  readonly functions: readonly string[];
}

/** The index by task. Every function is reached by at least one. */
export const TASKS: readonly Task[] = [
  {
    question: { zh: "怎样把披露的数据取到单元格？", en: "How do I get disclosed data into cells?" },
    functions: ["GET", "HIST", "MARKET", "SECURITY", "FIELDS", "ASOF"],
  },
  {
    question: { zh: "哪些证券最大、最高，或符合条件？", en: "Which securities are the largest, or meet conditions?" },
    functions: ["RANKING", "SCREEN", "SECTOR"],
  },
  {
    question: { zh: "市场是否过热？", en: "Is the market overheated?" },
    functions: ["MARGIN_RATIO", "LEVERAGE_WARN", "PERCENTILE_IN", "FINANCING_SHARE", "ACTIVITY_STATE", "SENTIMENT"],
  },
  {
    question: { zh: "杠杆资金在流入还是流出？", en: "Is leverage coming in or leaving?" },
    functions: [
      "BALANCE_CHANGE",
      "PACE",
      "TURN_UP",
      "HIGH_STREAK",
      "DAYS_SINCE_HIGH",
      "FROM_PEAK",
      "STREAK_ABOVE",
      "SENTIMENT",
    ],
  },
  {
    question: { zh: "增长是否健康，由多数还是少数带动？", en: "Is the growth sound, and do many or few carry it?" },
    functions: ["QUALITY", "BREADTH", "HHI", "TOP_SHARE", "PACE", "HOLD_GAP", "MEAN_RATIO"],
  },
  {
    question: { zh: "哪个板块在快速加杠杆？", en: "Which sector is gearing up?" },
    functions: ["SECTOR_SURGE", "BALANCE_CHANGE", "TOP_SHARE", "HHI"],
  },
  {
    question: { zh: "价格与杠杆是否背离？", en: "Do price and leverage disagree?" },
    functions: ["DIVERGENCE", "HOLD_GAP", "COST_LINE"],
  },
  {
    question: { zh: "下跌会不会引发连锁平仓？", en: "Could a fall set off forced selling?" },
    functions: ["SPIRAL_RISK", "COST_LINE", "LIQUIDATION_DROP", "SENTIMENT", "MAINTENANCE_RATIO"],
  },
  {
    question: { zh: "哪只证券接近暂停融资买入？", en: "Which security is close to suspension?" },
    functions: ["SUSPEND_STATUS", "LEVERAGE_WARN", "CAPACITY_TO", "MARGIN_RATIO"],
  },
  {
    question: { zh: "空头会不会回补？", en: "Is short covering coming?" },
    functions: ["SHORT_RATIO", "DAYS_TO_COVER", "SQUEEZE", "LONG_SHORT_RATIO", "FROM_PEAK"],
  },
  {
    question: { zh: "我的账户接近平仓线了吗？", en: "Is my account near the line?" },
    functions: ["MAINTENANCE_RATIO", "LIQUIDATION_DROP", "LIQUIDATION_PRICE", "TOP_UP", "REPAY_TO", "SELL_TO"],
  },
  {
    question: { zh: "我还能融资买入多少？", en: "How much can I borrow?" },
    functions: ["AVAILABLE_MARGIN", "FINANCING_POWER", "MARGIN_RULE", "LEVERAGE"],
  },
  {
    question: { zh: "我能从账户转出多少？", en: "How much can I withdraw?" },
    functions: ["WITHDRAWABLE", "MAINTENANCE_RATIO", "AVAILABLE_MARGIN"],
  },
  {
    question: { zh: "融资的成本是多少？", en: "What does it cost?" },
    functions: ["INTEREST", "BREAKEVEN_RISE"],
  },
  {
    question: { zh: "某一天适用的保证金最低比例是多少？", en: "Which minimum margin applied on a day?" },
    functions: ["MARGIN_RULE", "FINANCING_POWER"],
  },
  {
    question: { zh: "披露的数据对得上吗？", en: "Do the disclosed figures add up?" },
    functions: ["ROLL_FORWARD", "MEAN_RATIO", "MARGIN_RATIO"],
  },
  {
    question: { zh: "哪些公司可能进入下一期北证 50？", en: "Which companies may enter the BSE 50 next?" },
    functions: ["BSE50_SELECT"],
  },
  {
    question: {
      zh: "大额申购对指数基金有什么影响？",
      en: "What does a large subscription do to an index fund?",
    },
    functions: ["SUBSCRIPTION_DILUTION", "CONFIRM_RATIO"],
  },
];
