import type { Text } from "../text.ts";

/** 元, shares (股/份), 元 a share, a fraction (0.025 is 2.5 %), or plain text. */
export type FieldUnit = "CNY" | "shares" | "CNY_per_share" | "ratio" | "text";

/** The disclosures a field comes from: daily totals (汇总), details by security (明细), turnover and float value (市场概况). */
export const DATASETS = ["totals", "details", "overview"] as const;
export type Dataset = (typeof DATASETS)[number];

/** One disclosed or derived quantity. The id is for ever, and is the name of the column in the store, the API and the blocks. */
export interface Field {
  readonly id: string;
  /** The market's own abbreviation, as analysts type it. */
  readonly abbreviation?: string;
  readonly name: Text;
  readonly unit: FieldUnit;
  /** Excel number format of a column that shows the field. */
  readonly numberFormat: string;
  readonly datasets: readonly Dataset[];
}

const amount = { unit: "CNY", numberFormat: "#,##0" } as const;
const volume = { unit: "shares", numberFormat: "#,##0" } as const;

/** Every field, in the order in which tables show them. */
export const FIELDS = [
  {
    id: "financing_balance",
    abbreviation: "RZYE",
    name: { zh: "融资余额", en: "Financing balance" },
    ...amount,
    datasets: ["totals", "details"],
  },
  {
    id: "financing_buy",
    abbreviation: "RZMRE",
    name: { zh: "融资买入额", en: "Financing bought" },
    ...amount,
    datasets: ["totals", "details"],
  },
  {
    id: "financing_repay",
    abbreviation: "RZCHE",
    name: { zh: "融资偿还额", en: "Financing repaid" },
    ...amount,
    datasets: ["totals", "details"],
  },
  {
    id: "short_balance",
    abbreviation: "RQYE",
    name: { zh: "融券余额", en: "Short balance" },
    ...amount,
    datasets: ["totals", "details"],
  },
  {
    id: "short_shares",
    abbreviation: "RQYL",
    name: { zh: "融券余量", en: "Short volume outstanding" },
    ...volume,
    datasets: ["totals", "details"],
  },
  {
    id: "short_sold",
    abbreviation: "RQMCL",
    name: { zh: "融券卖出量", en: "Short volume sold" },
    ...volume,
    datasets: ["totals", "details"],
  },
  {
    id: "short_returned",
    abbreviation: "RQCHL",
    name: { zh: "融券偿还量", en: "Short volume returned" },
    ...volume,
    datasets: ["totals", "details"],
  },
  {
    id: "margin_balance",
    abbreviation: "RZRQYE",
    name: { zh: "融资融券余额", en: "Margin balance" },
    ...amount,
    datasets: ["totals", "details"],
  },
  { id: "turnover", abbreviation: "CJE", name: { zh: "成交额", en: "Turnover" }, ...amount, datasets: ["overview"] },
  {
    id: "float_cap",
    abbreviation: "LTSZ",
    name: { zh: "流通市值", en: "Float market value" },
    ...amount,
    datasets: ["overview"],
  },
] as const satisfies readonly Field[];

export type FieldId = (typeof FIELDS)[number]["id"];
/** Fields of an exchange's daily total, and of one security on one day: the same eight. */
export type MarginFieldId = Extract<(typeof FIELDS)[number], { datasets: readonly ["totals", "details"] }>["id"];
/** Fields of an exchange's trading day as a whole. */
export type OverviewFieldId = Exclude<FieldId, MarginFieldId>;

const idsOf = (dataset: Dataset): string[] =>
  FIELDS.filter((field) => (field.datasets as readonly Dataset[]).includes(dataset)).map((field) => field.id);

export const MARGIN_FIELD_IDS = idsOf("totals") as MarginFieldId[];
export const OVERVIEW_FIELD_IDS = idsOf("overview") as OverviewFieldId[];

/** The field of that id. */
export function field(id: FieldId): Field {
  return FIELDS.find((entry) => entry.id === id)!;
}
