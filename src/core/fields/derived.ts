import { fillChanges } from "../columns/change.ts";
import { fillDaysToCover } from "../columns/days-to-cover.ts";
import { fillPercentiles, percentileScratch } from "../columns/percentile.ts";
import { rankSegment } from "../columns/rank.ts";
import { fillRatios } from "../columns/ratio.ts";
import { fillRecordStreaks } from "../columns/record-streak.ts";
import { fillSuspensions } from "../columns/suspension.ts";
import type { Text } from "../text.ts";
import type { Field, LabelFieldId, SecurityFieldId } from "./catalogue.ts";
import { SUSPENSION_CAPTIONS, SUSPENSION_LINES, WARNING_LEVELS, type Subject } from "./warning-lines.ts";

/** Fills one value a row from the inputs, which are in the order of `inputs`; NaN is missing, in and out. */
type Fill = (inputs: readonly Float64Array[], output: Float64Array, subjectAt: (row: number) => Subject) => void;

/**
 * A field that nobody discloses: it follows from disclosed ones by the same kernels as the functions.
 * What the rows of the inputs are, its scope says:
 * `row`: any rows, each by itself;
 * `day`: all securities of one day;
 * `history`: the sessions of one subject, oldest first, one row a session of the calendar whether or not it was disclosed.
 */
export interface DerivedField extends Omit<Field, "datasets" | "unit"> {
  readonly unit: Field["unit"] | "days" | "level";
  /** What it is, in a sentence. */
  readonly about: Text;
  readonly inputs: readonly Exclude<SecurityFieldId, LabelFieldId>[];
  readonly scope: "row" | "day" | "history";
  /** Sessions that the value of a day depends on, the day included; null = all since the first. Only of `history`. */
  readonly sessions?: number | null;
  /** Whose field it is. */
  readonly subjects: readonly Subject[];
  /** How the levels of a level read, 0 first. */
  readonly captions?: (subject: Subject) => readonly Text[];
  readonly fill: Fill;
}

const ANY: readonly Subject[] = ["stock", "fund", "market"];
const SECURITIES: readonly Subject[] = ["stock", "fund"];
const ratio = { unit: "ratio", numberFormat: "0.00%", subjects: ANY } as const;

const fillQuotient: Fill = ([numerators, denominators], output) =>
  fillRatios(numerators!, denominators!, 0, output.length, output);

const changeOver = (periods: number) =>
  ({
    ...ratio,
    inputs: ["financing_balance"],
    scope: "history",
    sessions: periods + 1,
    fill: ([balances], output) => fillChanges(balances!, 0, output.length, periods, output),
  }) as const satisfies Partial<DerivedField>;

const ENTRIES = [
  {
    id: "financing_net",
    abbreviation: "RZJME",
    name: { zh: "融资净买入额", en: "Net financing" },
    about: { zh: "融资买入额 − 融资偿还额", en: "Financing bought less financing repaid" },
    unit: "CNY",
    numberFormat: "#,##0",
    inputs: ["financing_buy", "financing_repay"],
    scope: "row",
    subjects: ANY,
    fill: ([bought, repaid], output) => {
      for (let row = 0; row < output.length; row++) output[row] = bought![row]! - repaid![row]!;
    },
  },
  {
    id: "margin_ratio",
    abbreviation: "RZYEZB",
    name: { zh: "融资余额占流通市值比", en: "Margin ratio" },
    about: { zh: "融资余额 ÷ 流通市值", en: "Financing balance over float market value" },
    ...ratio,
    inputs: ["financing_balance", "float_cap"],
    scope: "row",
    fill: fillQuotient,
  },
  {
    id: "financing_share",
    name: { zh: "融资买入额占成交额比", en: "Financing share" },
    about: { zh: "融资买入额 ÷ 成交额", en: "Financing bought over turnover" },
    ...ratio,
    inputs: ["financing_buy", "turnover"],
    scope: "row",
    fill: fillQuotient,
  },
  {
    id: "short_ratio",
    name: { zh: "融券余额占流通市值比", en: "Short ratio" },
    about: { zh: "融券余额 ÷ 流通市值", en: "Short balance over float market value" },
    ...ratio,
    inputs: ["short_balance", "float_cap"],
    scope: "row",
    fill: fillQuotient,
  },
  {
    id: "long_short_ratio",
    name: { zh: "融资融券多空比", en: "Long-short ratio" },
    about: { zh: "融资余额 ÷ 融券余额", en: "Financing balance over short balance" },
    ...ratio,
    numberFormat: "#,##0.00",
    inputs: ["financing_balance", "short_balance"],
    scope: "row",
    fill: fillQuotient,
  },
  {
    id: "change_1d",
    name: { zh: "融资余额1日变动", en: "Balance change, 1 day" },
    about: { zh: "融资余额较上一交易日的变动", en: "Change of the financing balance over one session" },
    ...changeOver(1),
  },
  {
    id: "change_5d",
    name: { zh: "融资余额5日变动", en: "Balance change, 5 days" },
    about: { zh: "融资余额较 5 个交易日前的变动", en: "Change of the financing balance over five sessions" },
    ...changeOver(5),
  },
  {
    id: "change_20d",
    name: { zh: "融资余额20日变动", en: "Balance change, 20 days" },
    about: { zh: "融资余额较 20 个交易日前的变动", en: "Change of the financing balance over twenty sessions" },
    ...changeOver(20),
  },
  {
    id: "rank",
    name: { zh: "融资余额排名", en: "Balance rank" },
    about: {
      zh: "当日全部证券中融资余额的名次，最大为 1，相同则同名次",
      en: "Place of the financing balance among all securities of the day; the largest is 1, equal ones share a place",
    },
    unit: "count",
    numberFormat: "0",
    inputs: ["financing_balance"],
    scope: "day",
    subjects: SECURITIES,
    fill: ([balances], output) => fillPlaces(balances!, output),
  },
  {
    id: "percentile_250d",
    name: { zh: "融资余额250日分位", en: "Balance percentile, 250 days" },
    about: {
      zh: "近 250 个交易日中不高于当日融资余额的比例，至少 20 个数值",
      en: "Share of the last 250 sessions with a financing balance no higher than the day's; at least 20 values",
    },
    ...ratio,
    inputs: ["financing_balance"],
    scope: "history",
    sessions: 250,
    fill: ([balances], output) => fillPercentiles(balances!, 0, output.length, 250, output),
  },
  {
    id: "high_streak",
    name: { zh: "融资余额连创新高天数", en: "Balance record streak" },
    about: {
      zh: "融资余额截至当日连续创历史新高的交易日数",
      en: "Sessions in a row, up to the day, on which the financing balance set a record",
    },
    unit: "days",
    numberFormat: "0",
    inputs: ["financing_balance"],
    scope: "history",
    sessions: null,
    subjects: ANY,
    fill: ([balances], output) => {
      fillRecordStreaks(balances!, 0, output.length, 0, output);
      for (let row = 0; row < output.length; row++) if (Number.isNaN(balances![row]!)) output[row] = NaN;
    },
  },
  {
    id: "warn_level",
    name: { zh: "杠杆预警等级", en: "Warning level" },
    about: {
      zh: "融资余额占流通市值比达到的预警线数：个股 20%、25%，基金 70%、75%，市场 2.5%",
      en: "Warning lines that the margin ratio has reached: 20% and 25% for stocks, 70% and 75% for funds, 2.5% for a market",
    },
    unit: "level",
    numberFormat: "0",
    inputs: ["financing_balance", "float_cap"],
    scope: "row",
    subjects: ANY,
    captions: (subject) => WARNING_LEVELS[subject].captions,
    fill: (inputs, output, subjectAt) => {
      fillQuotient(inputs, output, subjectAt);
      for (let row = 0; row < output.length; row++) {
        const value = output[row]!;
        if (Number.isNaN(value)) continue;
        output[row] = WARNING_LEVELS[subjectAt(row)].lines.filter((line) => value >= line).length;
      }
    },
  },
  {
    id: "suspend_status",
    name: { zh: "暂停融资买入状态", en: "Suspension status" },
    about: {
      zh: "融资余额占流通市值比达到 25% 起为 1（可能暂停），低于 20% 恢复为 0；基金为 75%、70%",
      en: "1, possibly suspended, from a margin ratio of 25% until below 20%; 75% and 70% for funds",
    },
    unit: "level",
    numberFormat: "0",
    inputs: ["financing_balance", "float_cap"],
    scope: "history",
    sessions: null,
    subjects: SECURITIES,
    captions: () => SUSPENSION_CAPTIONS,
    fill: (inputs, output, subjectAt) => {
      const ratios = new Float64Array(output.length);
      fillQuotient(inputs, ratios, subjectAt);
      const { at, below } = SUSPENSION_LINES[subjectAt(0) === "fund" ? "fund" : "stock"];
      fillSuspensions(ratios, 0, ratios.length, at, below, output);
    },
  },
  {
    id: "days_to_cover",
    name: { zh: "融券回补天数", en: "Days to cover" },
    about: {
      zh: "融券余量 ÷ 近 20 个交易日的日均成交量",
      en: "Short volume outstanding over the mean daily volume of 20 sessions",
    },
    unit: "days",
    numberFormat: "#,##0.00",
    inputs: ["short_shares", "volume"],
    scope: "history",
    sessions: 20,
    subjects: SECURITIES,
    fill: ([shares, volumes], output) => fillDaysToCover(shares!, volumes!, 0, output.length, 20, output),
  },
] as const satisfies readonly DerivedField[];

export type DerivedFieldId = (typeof ENTRIES)[number]["id"];

/** Every derived field, in the order in which tables show them. */
export const DERIVED_FIELDS: readonly (DerivedField & { readonly id: DerivedFieldId })[] = ENTRIES;

/** Place of each number from the largest, 1; equal numbers share the best of their places. */
function fillPlaces(values: Float64Array, output: Float64Array): void {
  const scratch = percentileScratch(values.length);
  rankSegment(values, 0, values.length, scratch);
  const present = scratch.ranks.subarray(0, values.length).reduce((most, rank) => Math.max(most, rank), 0);
  for (let row = 0; row < values.length; row++) {
    const top = scratch.tops[row]!;
    output[row] = scratch.ranks[row] === 0 ? NaN : present - top + 1;
  }
}
