import type { Text } from "../text.ts";
import type { Dataset } from "./catalogue.ts";

/** What the disclosures are called. */
export const DATASET_NAMES: Readonly<Record<Dataset, Text>> = {
  totals: { zh: "每日汇总", en: "daily totals" },
  details: { zh: "个券明细", en: "details by security" },
  overview: { zh: "市场概况", en: "market overview" },
  accounts: { zh: "信用账户统计", en: "margin accounts" },
  quotes: { zh: "个券行情", en: "quotes by security" },
  targets: { zh: "标的证券", en: "targets" },
  sectors: { zh: "行业分类", en: "sectors" },
  members: { zh: "指数成份", en: "index members" },
  boards: { zh: "板块成份", en: "boards" },
};
