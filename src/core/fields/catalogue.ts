import type { Text } from "../text.ts";

/** 元, shares (股/份), 元 a share, a fraction (0.025 is 2.5 %), a number of persons or places, yes (1) or no (0), or plain text. */
export const FIELD_UNITS = ["CNY", "shares", "CNY_per_share", "ratio", "count", "flag", "text"] as const;
export type FieldUnit = (typeof FIELD_UNITS)[number];

/**
 * Disclosures with one row a day: daily totals (汇总), turnover and float value (市场概况), and the statistics of margin
 * accounts (证金公司账户统计).
 */
export const MARKET_DATASETS = ["totals", "overview", "accounts"] as const;
/**
 * Disclosures with one row a security and day: details (明细), quotes (行情), targets (标的证券), the sector that each
 * scheme puts a security in (行业分类), the members of indices (指数成份), and the boards that a security is in (板块成份).
 */
export const SECURITY_DATASETS = ["details", "quotes", "targets", "sectors", "members", "boards"] as const;
export const DATASETS = [...MARKET_DATASETS, ...SECURITY_DATASETS] as const;
export type MarketDataset = (typeof MARKET_DATASETS)[number];
export type SecurityDataset = (typeof SECURITY_DATASETS)[number];
/** The disclosures a field comes from. */
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
const count = { unit: "count", numberFormat: "#,##0", datasets: ["accounts"] } as const;
const flag = { unit: "flag", numberFormat: "0" } as const;
const label = { unit: "text", numberFormat: "@" } as const;

const ENTRIES = [
  {
    id: "financing_balance",
    abbreviation: "RZYE",
    name: { zh: "融资余额", en: "Financing balance" },
    ...amount,
    datasets: ["totals", "details", "accounts"],
  },
  {
    id: "financing_buy",
    abbreviation: "RZMRE",
    name: { zh: "融资买入额", en: "Financing bought" },
    ...amount,
    datasets: ["totals", "details", "accounts"],
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
    datasets: ["totals", "details", "accounts"],
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
    datasets: ["totals", "details", "accounts"],
  },
  {
    id: "turnover",
    abbreviation: "CJE",
    name: { zh: "成交额", en: "Turnover" },
    ...amount,
    datasets: ["overview", "quotes"],
  },
  {
    id: "float_cap",
    abbreviation: "LTSZ",
    name: { zh: "流通市值", en: "Float market value" },
    ...amount,
    datasets: ["overview", "quotes"],
  },
  {
    id: "close",
    abbreviation: "SPJ",
    name: { zh: "收盘价", en: "Close" },
    unit: "CNY_per_share",
    numberFormat: "#,##0.00",
    datasets: ["quotes"],
  },
  { id: "volume", abbreviation: "CJL", name: { zh: "成交量", en: "Volume" }, ...volume, datasets: ["quotes"] },
  { id: "financing_target", name: { zh: "融资标的", en: "Financing target" }, ...flag, datasets: ["targets"] },
  { id: "short_target", name: { zh: "融券标的", en: "Short selling target" }, ...flag, datasets: ["targets"] },
  { id: "sector_em", name: { zh: "东财行业", en: "Sector (Eastmoney)" }, ...label, datasets: ["sectors"] },
  { id: "sector_sw", name: { zh: "申万一级行业", en: "Sector (Shenwan level 1)" }, ...label, datasets: ["sectors"] },
  { id: "region_em", name: { zh: "东财地域板块", en: "Region (Eastmoney)" }, ...label, datasets: ["boards"] },
  { id: "concepts_em", name: { zh: "东财概念板块", en: "Concepts (Eastmoney)" }, ...label, datasets: ["boards"] },
  { id: "bse50_member", name: { zh: "北证50成份", en: "Member of BSE 50" }, ...flag, datasets: ["members"] },
  {
    id: "mean_maintenance_ratio",
    name: { zh: "平均维持担保比例", en: "Mean maintenance ratio" },
    unit: "ratio",
    numberFormat: "0.00%",
    datasets: ["accounts"],
  },
  { id: "collateral_value", name: { zh: "担保物总价值", en: "Collateral value" }, ...amount, datasets: ["accounts"] },
  { id: "investors", name: { zh: "参与交易的投资者数量", en: "Investors trading" }, ...count },
  { id: "indebted_investors", name: { zh: "有融资融券负债的投资者数量", en: "Investors in debt" }, ...count },
  { id: "individual_investors", name: { zh: "个人投资者数量", en: "Individual investors" }, ...count },
  { id: "institutional_investors", name: { zh: "机构投资者数量", en: "Institutional investors" }, ...count },
  { id: "securities_firms", name: { zh: "证券公司数量", en: "Securities firms" }, ...count },
  { id: "branches", name: { zh: "营业部数量", en: "Branches" }, ...count },
] as const satisfies readonly Field[];

type Entry = (typeof ENTRIES)[number];
export type FieldId = Entry["id"];
/** Every field, in the order in which tables show them. */
export const FIELDS: readonly (Field & { readonly id: FieldId })[] = ENTRIES;

type IdIn<Candidate extends Entry, Set extends Dataset> = Candidate extends Entry
  ? Set extends Candidate["datasets"][number]
    ? Candidate["id"]
    : never
  : never;
/** The fields of a dataset. */
export type FieldIdOf<Set extends Dataset> = IdIn<Entry, Set>;
/** Fields of an exchange's daily total, and of one security on one day: the same eight. */
export type MarginFieldId = FieldIdOf<"details">;
/** Fields of an exchange's trading day as a whole. */
export type OverviewFieldId = FieldIdOf<"overview">;
/** Every field of one security on one day, whichever disclosure it comes from. */
export type SecurityFieldId = FieldIdOf<SecurityDataset>;
/** Security fields that hold text; all others hold numbers. */
export type LabelFieldId = Extract<Extract<Entry, { unit: "text" }>["id"], SecurityFieldId>;

/** Ids of a dataset's fields, in the order of the catalogue. */
export function fieldIdsOf<Set extends Dataset>(...datasets: Set[]): FieldIdOf<Set>[] {
  const ids = FIELDS.filter((entry) => entry.datasets.some((one) => datasets.includes(one as Set)));
  return ids.map(({ id }) => id) as FieldIdOf<Set>[];
}

export const MARGIN_FIELD_IDS: readonly MarginFieldId[] = fieldIdsOf("details");
export const OVERVIEW_FIELD_IDS: readonly OverviewFieldId[] = fieldIdsOf("overview");
/** Columns of a day of securities. */
export const SECURITY_FIELD_IDS: readonly SecurityFieldId[] = fieldIdsOf(...SECURITY_DATASETS);

/** The field of that id. */
export function field(id: FieldId): Field {
  return FIELDS.find((entry) => entry.id === id)!;
}
