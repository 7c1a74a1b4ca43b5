import type { MetricError } from "../errors.ts";
import { readWrittenCode } from "../market/written-code.ts";
import { selectBse50 } from "./bse50-candidates.ts";
import { sampleSpace } from "./bse50-table.ts";
import { defineWholeMetric } from "./define-whole-metric.ts";
import { badInput, notAvailable } from "./no-answer.ts";

/** Candidates for the BSE 50 index by the published rule of selection. */
export const bse50Select = defineWholeMetric({
  id: "BSE50_SELECT",
  category: 5,
  name: { zh: "北证50候选样本", en: "BSE 50 candidates" },
  description: {
    zh: "按北证50编制方案的选样步骤排出候选样本，溢出四列：名次、代码、日均总市值、日均成交额。",
    en: "Ranks candidates for the BSE 50 by the selection steps of the index. Spills rank, code, mean total value and mean turnover.",
  },
  formula: [
    "top(count, mean_value, L)",
    "L = top(#E − ⌊#E / 5⌋, mean_turnover, E)",
    "E = { i : listed_months[i] > m ∨ value_rank[i] ≤ 5 ∧ issue_value[i] > 10¹⁰ }",
    "m = 12  #{ i : listed_months[i] ≥ 12 } ≥ 200",
    "m = 6  *",
  ],
  parameters: [
    sampleSpace,
    {
      kind: "option",
      type: "number",
      name: "count",
      label: { zh: "样本数", en: "Number of constituents" },
      hint: { zh: "合格者不足时有几只列几只", en: "with fewer candidates all of them are listed" },
      optional: true,
      default: 50,
      unit: "none",
      domain: "count",
    },
  ],
  result: { kind: "table" },
  examples: [
    {
      args: [
        [
          ["920001", 30, 90_000_000, 5_000_000_000, null, null],
          ["920002", 24, 80_000_000, 9_000_000_000, null, null],
          ["920003", 18, 10_000_000, 20_000_000_000, 6, null],
          ["920004", 12, 70_000_000, 7_000_000_000, null, null],
          ["920005", 6, 95_000_000, 30_000_000_000, 5, 9_000_000_000],
          ["920006", 3, 85_000_000, 25_000_000_000, 4, 12_000_000_000],
        ],
        3,
      ],
      result: [
        [1, "920006", 25_000_000_000, 85_000_000],
        [2, "920002", 9_000_000_000, 80_000_000],
        [3, "920004", 7_000_000_000, 70_000_000],
      ],
      note: {
        zh: "假设的六只：920005 上市未超过 6 个月；920006 豁免；余五只去掉成交额最低的 920003",
        en: "Six made-up securities: 920005 is listed for no more than 6 months, 920006 is exempt; of the five left 920003 trades least",
      },
    },
    {
      args: [[["600519", 280, 5_000_000_000, 1_800_000_000_000]]],
      result: "#VALUE!",
      note: { zh: "不是北交所代码", en: "No BSE code" },
    },
    {
      args: [[["920001", 3, 90_000_000, 5_000_000_000]]],
      result: "#N/A",
      note: { zh: "没有合格者", en: "Nobody is eligible" },
    },
  ],
  source: {
    zh: "《北证50成份指数编制方案》选样方法（指数 2022-11-21 发布，基日 2022-04-29）",
    en: "Selection rule of the BSE 50 index (published on 2022-11-21, base day 2022-04-29)",
  },
  seeAlso: ["SUBSCRIPTION_DILUTION", "CONFIRM_RATIO"],
  notes: [
    {
      zh: "一、去掉上市不超过 6 个月者；表中上市满 12 个月的达到 200 只时，改为不超过 12 个月。上市以来日均总市值排名前 5 且发行市值超过 100 亿元者豁免，两项任一空白即不豁免。二、余下 n 只按日均成交额排序，去掉最后 ⌊n × 20%⌋ 只。三、按日均总市值取最大的 count 只。数值相同的按代码由小到大。",
      en: "1. Those listed for 6 months or less are dropped; once 200 in the table are listed for 12 months, for 12 or less. Rank 5 or better by mean value since listing together with an issue value above 100 亿元 is exempt; a blank in either is no exemption. 2. Of the n left, the last ⌊20% of n⌋ by mean turnover are dropped. 3. The `count` largest by mean total value remain. Equal figures rank by code.",
    },
    {
      zh: "是候选排名，不是公布的样本：不含缓冲区、风险证券剔除、临时调整和权重；方案允许在 200 至 300 只之间改为 12 个月，这里取 200。",
      en: "It is a ranking of candidates and not the published sample: no buffer, no exclusion of risky securities, no interim changes, no weights. The rule lets 12 months begin between 200 and 300 securities; here it is 200.",
    },
  ],
  compute({ table: { columns }, count }) {
    const codes = columns.code.map((code) => readWrittenCode(code));
    const stranger = codes.findIndex((code) => code?.exchange !== "BSE");
    if (stranger >= 0) return notOfBse(columns.code[stranger]!);
    const digits = codes.map((code) => code!.code);
    const seen = new Set<string>();
    const repeated = digits.find((code) => seen.size === seen.add(code).size);
    if (repeated !== undefined) return listedTwice(repeated);

    const chosen = selectBse50(
      {
        codes: digits,
        listedMonths: columns.listed_months,
        meanTurnovers: columns.mean_turnover,
        meanValues: columns.mean_value,
        valueRanks: columns.value_rank,
        issueValues: columns.issue_value,
      },
      count,
    );
    if (chosen.length === 0) return nobody;
    return chosen.map((entry, place) => [
      place + 1,
      columns.code[entry]!,
      { value: columns.mean_value[entry]!, numberFormat: "#,##0" },
      { value: columns.mean_turnover[entry]!, numberFormat: "#,##0" },
    ]);
  },
});

const nobody = notAvailable(
  "样本空间（table）中没有上市时间合格或豁免的证券；请检查上市月数",
  "table (样本空间) holds no security that is listed long enough or exempt; check the months since listing",
);

function notOfBse(code: string): MetricError {
  return badInput(
    `证券代码（code）应为北交所代码，如 920163，给出的是 "${code}"；请去掉该行`,
    `code (证券代码) must be a BSE code such as 920163, got "${code}"; take that row out`,
  );
}

function listedTwice(code: string): MetricError {
  return badInput(
    `样本空间（table）中 ${code} 出现了两次；每只证券应只有一行`,
    `table (样本空间) has ${code} twice; give each security one row`,
  );
}
