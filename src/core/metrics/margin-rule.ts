import { dateOfDayNumber } from "../market/trading-date.ts";
import { MARGIN_RULES, marginRuleOn, type MarginInvestor, type MarginSide } from "../market/margin-rules.ts";
import { defineElementMetric } from "./define-element-metric.ts";
import { describeMarginRule } from "./describe-margin-rule.ts";
import { notAvailable } from "./no-answer.ts";
import type { Choice } from "./parameter.ts";

const SIDES = [
  { id: "FINANCING", caption: { zh: "融资", en: "Financing" } },
  { id: "SHORT", caption: { zh: "融券", en: "Short selling" } },
] as const satisfies readonly (Choice & { id: MarginSide })[];

const INVESTORS = [
  { id: "GENERAL", caption: { zh: "一般投资者", en: "General investor" } },
  { id: "PRIVATE_FUND", caption: { zh: "私募基金", en: "Private fund" } },
] as const satisfies readonly (Choice & { id: MarginInvestor })[];

/** The exchanges' minimum margin ratio for contracts opened on a date. */
export const marginRule = defineElementMetric({
  id: "MARGIN_RULE",
  category: 4,
  name: { zh: "保证金最低比例", en: "Minimum margin ratio" },
  description: {
    zh: "交易所规定的保证金最低比例，按合约开仓日期查规则表；省略日期则取最新一条规则，与今天是哪天无关。",
    en: "The exchanges' minimum margin ratio for a contract opened on a date, from a table of the rules. With no date it is the newest rule, whatever day it is today.",
  },
  formula: ["rate[rule, investor, max{ since : since ≤ date }]"],
  parameters: [
    {
      kind: "element",
      type: "choice",
      name: "rule",
      label: { zh: "规则", en: "Rule" },
      hint: { zh: "FINANCING 融资；SHORT 融券", en: "FINANCING 融资 or SHORT 融券" },
      choices: SIDES,
    },
    {
      kind: "element",
      type: "date",
      name: "date",
      label: { zh: "开仓日期", en: "Day of opening" },
      hint: { zh: "省略为最新规则", en: "the newest rule if left out" },
      optional: true,
    },
    {
      kind: "element",
      type: "choice",
      name: "investor",
      label: { zh: "投资者", en: "Investor" },
      hint: { zh: "GENERAL 一般投资者；PRIVATE_FUND 私募基金", en: "GENERAL or PRIVATE_FUND (私募基金)" },
      optional: true,
      default: "GENERAL",
      choices: INVESTORS,
    },
  ],
  result: { kind: "ratio" },
  examples: [
    { args: ["FINANCING"], result: 1, note: { zh: "2026-01-19 起", en: "Since 2026-01-19" } },
    {
      args: ["FINANCING", [["2015-11-20"], ["2015-11-23"], ["2023-09-08"], ["2023-09-11"], ["2026-01-16"]]],
      result: [[0.5], [1], [1], [0.8], [0.8]],
      note: { zh: "规则变更前后的交易日", en: "Sessions around the changes" },
    },
    {
      args: ["SHORT", [["2023-10-27"], ["2023-10-30"], ["2024-07-19"], ["2024-07-22"]], [["GENERAL", "PRIVATE_FUND"]]],
      result: [
        [0.5, 0.5],
        [0.8, 1],
        [0.8, 1],
        [1, 1.2],
      ],
      note: { zh: "私募基金自 2023-10-30 起更高", en: "Private funds post more since 2023-10-30" },
    },
    {
      args: ["FINANCING", "2010-03-30"],
      result: "#N/A",
      note: { zh: "试点始于 2010-03-31", en: "The pilot began on 2010-03-31" },
    },
    { args: ["MARGIN"], result: "#VALUE!" },
  ],
  source: {
    zh: "沪深北交易所融资融券交易实施细则及历次通知，逐条见说明",
    en: "Implementing rules and notices of SSE, SZSE and BSE, named one by one in the notes",
  },
  seeAlso: ["FINANCING_POWER", "AVAILABLE_MARGIN"],
  notes: [
    ...MARGIN_RULES.map(describeMarginRule),
    {
      zh: "这是最低值：证券公司可按证券、客户另行提高。比例属于合约而不属于账户，同一账户的合约可以各不相同。",
      en: "It is a minimum: brokers may ask more by security and client. The ratio belongs to the contract, so that one account may hold contracts with different ones.",
    },
    {
      zh: "北交所 2023-02-13 开通融资融券，此前的日期只对沪深成立。",
      en: "BSE margin trading began on 2023-02-13; earlier dates hold for SSE and SZSE only.",
    },
  ],
  compute(side, day, investor) {
    const date = day === undefined ? undefined : dateOfDayNumber(day);
    const rule = marginRuleOn(SIDES[side]!.id, date);
    return rule
      ? rule.minimum[INVESTORS[investor]!.id]
      : notAvailable(
          `${date} 尚无保证金规则：融资融券试点始于 2010-03-31；请给出该日或之后的日期`,
          `There was no margin rule on ${date}: margin trading began on 2010-03-31; give that day or a later one`,
        );
  },
});
