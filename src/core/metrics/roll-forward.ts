import { defineElementMetric } from "./define-element-metric.ts";
import type { ElementParameter } from "./parameter.ts";

const amount = { kind: "element", type: "number", unit: "CNY", domain: "nonNegative" } as const;

/** What today's balance should be, or by how much the reported one differs. */
export const rollForward = defineElementMetric({
  id: "ROLL_FORWARD",
  category: 2,
  name: { zh: "融资余额推算", en: "Roll-forward of the balance" },
  description: {
    zh: "前一日融资余额 + 融资买入额 − 融资偿还额；给出公布余额时，答案是公布值与推算值之差，用于核对数据。",
    en: "Previous balance + bought − repaid; with the reported balance, the answer is reported less expected, to check the data.",
  },
  formula: ["previous + bought − repaid  reported = ∅", "reported − (previous + bought − repaid)  reported ≠ ∅"],
  parameters: [
    { ...amount, name: "previous", label: { zh: "前一日融资余额", en: "Previous financing balance" } },
    { ...amount, name: "bought", label: { zh: "融资买入额", en: "Financing bought" } },
    { ...amount, name: "repaid", label: { zh: "融资偿还额", en: "Financing repaid" } },
    {
      ...amount,
      name: "reported",
      label: { zh: "公布的融资余额", en: "Reported balance" },
      hint: { zh: "给出则求差额", en: "if given, the difference is answered" },
      optional: true,
    },
  ] as const satisfies readonly ElementParameter[],
  result: { kind: "amount" },
  examples: [
    { args: [4132000000, 260000000, 210000000], result: 4182000000 },
    {
      args: [
        [[100], [104]],
        [[30], [20]],
        [[26], [25]],
        [[104], [100]],
      ],
      result: [[0], [1]],
      note: {
        zh: "差额不为 0：四舍五入、标的调整或数据有误",
        en: "A difference: rounding, an adjustment or wrong data",
      },
    },
    {
      args: [100, 30, null],
      result: "#N/A",
      note: { zh: "深交所、北交所不公布偿还额", en: "SZSE and BSE do not publish repayments" },
    },
  ],
  source: {
    zh: "交易所披露口径：本日融资余额 = 前一日融资余额 + 本日融资买入额 − 本日融资偿还额",
    en: "As the exchanges define it: balance = previous balance + bought − repaid of the day",
  },
  seeAlso: ["BALANCE_CHANGE", "COST_LINE"],
  notes: [
    {
      zh: "余额只含本金，不含利息。深交所与北交所的偿还额由这一恒等式倒推，拿它核对恒得 0。推算值可为负，说明数据不一致。",
      en: "The balance is principal only, without interest. Repayments of SZSE and BSE are derived from this very identity, and check to 0 by design. A negative answer means that the data disagree.",
    },
  ],
  compute(previous, bought, repaid, reported) {
    const expected = previous + bought - repaid;
    return reported === undefined ? expected : reported - expected;
  },
});
