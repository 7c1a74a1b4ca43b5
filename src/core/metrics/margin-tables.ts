import type { TableParameter } from "./parameter.ts";

const amount = { type: "number", unit: "CNY", domain: "nonNegative" } as const;
const haircut = { type: "number", unit: "ratio", domain: "fraction" } as const;
const required = { type: "number", unit: "ratio", domain: "multiple" } as const;

/** Securities that serve as collateral; those bought on financing are in the other table. */
export const collateral = {
  kind: "table",
  name: "collateral",
  label: { zh: "担保证券", en: "Collateral" },
  hint: { zh: "不含融资买入的证券", en: "without what was bought on financing" },
  optional: true,
  columns: [
    { ...amount, name: "value", label: { zh: "担保证券市值", en: "market value" } },
    { ...haircut, name: "haircut", label: { zh: "担保证券折算率", en: "haircut" } },
  ],
} as const satisfies TableParameter;

/** Open financing contracts. */
export const financing = {
  kind: "table",
  name: "financing",
  label: { zh: "融资合约", en: "Financing contracts" },
  optional: true,
  columns: [
    { ...amount, name: "market_value", label: { zh: "融资证券市值", en: "market value" } },
    { ...amount, name: "financed_amount", label: { zh: "融资金额", en: "financed amount" } },
    { ...haircut, name: "haircut", label: { zh: "融资证券折算率", en: "haircut" } },
    { ...required, name: "margin_ratio", label: { zh: "融资保证金比例", en: "margin ratio" } },
  ],
} as const satisfies TableParameter;

/** Open short contracts. */
export const short = {
  kind: "table",
  name: "short",
  label: { zh: "融券合约", en: "Short contracts" },
  optional: true,
  columns: [
    { ...amount, name: "proceeds", label: { zh: "融券卖出金额", en: "sale proceeds" } },
    { ...amount, name: "market_value", label: { zh: "融券证券市值", en: "market value" } },
    { ...haircut, name: "haircut", label: { zh: "融券证券折算率", en: "haircut" } },
    { ...required, name: "margin_ratio", label: { zh: "融券保证金比例", en: "margin ratio" } },
  ],
} as const satisfies TableParameter;
