import type { MetricError } from "../errors.ts";
import { notAvailable } from "./no-answer.ts";
import type { ElementParameter } from "./parameter.ts";

export const assets = {
  kind: "element",
  type: "number",
  name: "assets",
  label: { zh: "资产总值", en: "Assets" },
  hint: {
    zh: "现金、证券按市价全额与其他担保物之和，含融资买入的证券和融券卖出所得",
    en: "cash, securities at full market value and other collateral, with what was bought on financing and the proceeds of short sales",
  },
  unit: "CNY",
  domain: "nonNegative",
} as const satisfies ElementParameter;

export const debt = {
  kind: "element",
  type: "number",
  name: "debt",
  label: { zh: "负债", en: "Debt" },
  hint: {
    zh: "融资本金、融券按市价与利息费用之和，单位同资产",
    en: "principal, short positions at market, interest and fees, in the unit of the assets",
  },
  unit: "CNY",
  domain: "nonNegative",
} as const satisfies ElementParameter;

const ratioLine = { kind: "element", type: "number", unit: "ratio", domain: "multiple" } as const;

export const targetRatio = {
  ...ratioLine,
  name: "target",
  label: { zh: "目标维持担保比例", en: "Target maintenance ratio" },
} as const satisfies ElementParameter;

/** A line of the maintenance ratio at which the broker acts; agreed between broker and client. */
export const closeOutLine = {
  ...ratioLine,
  name: "line",
  label: { zh: "平仓线", en: "Close-out line" },
  hint: { zh: "以与证券公司的约定为准", en: "as agreed with the broker" },
  optional: true,
  default: 1.3,
} as const satisfies ElementParameter;

export const annualRate = {
  kind: "element",
  type: "number",
  name: "annual_rate",
  label: { zh: "年利率", en: "Annual rate" },
  unit: "ratio",
  domain: "fraction",
} as const satisfies ElementParameter;

export const heldDays = {
  kind: "element",
  type: "number",
  name: "days",
  label: { zh: "自然日天数", en: "Calendar days" },
  unit: "days",
  domain: "countOrZero",
} as const satisfies ElementParameter;

export const dayBasis = {
  kind: "element",
  type: "number",
  name: "basis",
  label: { zh: "计息基准", en: "Day-count basis" },
  hint: { zh: "一年按 360 或 365 天，见合同", en: "360 or 365 days a year, as the contract says" },
  optional: true,
  default: 360,
  unit: "days",
  domain: "denominator",
} as const satisfies ElementParameter;

const NO_DEBT = notAvailable(
  "负债（debt）为 0，账户没有负债，也就没有维持担保比例、杠杆和各条线；若有负债，请填融资本金、融券市值与利息之和",
  "debt (负债) is 0: with no debt there is no maintenance ratio, no leverage and no line; where there is debt, give principal, shorts at market and interest together",
);

/** What a computation on assets and debt answers, once there is a debt. */
export function withDebt<Rest extends unknown[]>(
  compute: (assets: number, debt: number, ...rest: Rest) => number | MetricError,
): (assets: number, debt: number, ...rest: Rest) => number | MetricError {
  return (assets, debt, ...rest) => (debt === 0 ? NO_DEBT : compute(assets, debt, ...rest));
}
