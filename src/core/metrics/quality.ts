import type { Answer } from "../columns/broadcast.ts";
import { isFault } from "../columns/fault.ts";
import type { Text } from "../text.ts";
import { defineWholeMetric } from "./define-whole-metric.ts";
import type { TableCell } from "./metric.ts";
import { badInput } from "./no-answer.ts";
import type { SeriesParameter } from "./parameter.ts";
import { measureQuality, nameOfPace, scoreQuality, weighScores } from "./quality-score.ts";

const totals = {
  kind: "series",
  name: "total_series",
  label: { zh: "余额合计", en: "Total balances" },
  hint: { zh: "每日一行，由旧到新，至少 22 行", en: "one row a day, at least 22 rows" },
  unit: "CNY",
  domain: "nonNegative",
} as const satisfies SeriesParameter;

/** 量质: whether leverage grows moderately, over many, without gathering in a few. Own construction of a verbal idea. */
export const quality = defineWholeMetric({
  id: "QUALITY",
  category: 3,
  name: { zh: "杠杆量质评分", en: "Quality of leverage" },
  description: {
    zh: "0 到 100 分：余额是否增长且节奏平稳（S1）、增长是否由多数成员带动（S2）、是否更分散（S3）。溢出得分与各项数值。本函数的评分是自拟的。",
    en: "0 to 100: whether the balance grows at a steady pace (S1), over many members (S2), and spreads out (S3). Spills the score and the figures behind it. The score is our own construction.",
  },
  formula: [
    "weights[1] × S1 + weights[2] × S2 + weights[3] × S3",
    "S1 = 0  total_series[T] / total_series[T−5] − 1 ≤ 0",
    "S1 = 100 × max(0, 1 − |PACE(total_series)| / 3)  *",
    "S2 = 100 × BREADTH(members_now, members_before)",
    "S3 = 50 × (1 − max(−1, min(1, h)))",
    "h = HHI(members_now) / HHI(members_before) − 1",
  ],
  parameters: [
    totals,
    {
      kind: "list",
      name: "members_now",
      label: { zh: "各成员本期余额", en: "Balances of the members now" },
      hint: { zh: "如各行业的融资余额", en: "such as the financing balances of sectors" },
      unit: "CNY",
      domain: "nonNegative",
    },
    {
      kind: "list",
      name: "members_before",
      label: { zh: "各成员前期余额", en: "Balances of the members before" },
      hint: {
        zh: "与本期逐项对应，宜取 5 个交易日前",
        en: "one for each balance now; of five sessions ago, to go with S1",
      },
      unit: "CNY",
      domain: "nonNegative",
      pairedWith: "members_now",
    },
    {
      kind: "option",
      type: "numbers",
      name: "weights",
      label: { zh: "三项权重", en: "Weights of S1, S2, S3" },
      hint: { zh: "三个数，合计为 1", en: "three numbers that add up to 1" },
      optional: true,
      default: [0.4, 0.3, 0.3],
      unit: "none",
      domain: "fraction",
    },
  ],
  result: { kind: "table" },
  examples: [
    {
      args: [[[1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]], [[30, 30, 40]], [[20, 30, 50]]],
      result: [
        [{ zh: "得分", en: "Score" }, 53.58322158],
        [{ zh: "增长 S1", en: "Growth S1" }, 67.51068552],
        [{ zh: "广度 S2", en: "Breadth S2" }, 33.33333333],
        [{ zh: "分散 S3", en: "Dispersion S3" }, 55.26315789],
        [
          { zh: "节奏", en: "Pace" },
          { zh: "平稳", en: "moderate" },
        ],
        [{ zh: "5 行变动", en: "Change over 5 rows" }, 1],
        [{ zh: "标准化节奏", en: "Standardised pace" }, 0.97467943],
        [{ zh: "上升面", en: "Share of risers" }, 0.33333333],
        [{ zh: "本期集中度", en: "Concentration now" }, 0.34],
        [{ zh: "前期集中度", en: "Concentration before" }, 0.38],
      ],
      within: 5e-9,
      note: {
        zh: "手算：节奏 √0.95；三个成员一升；集中度 0.38 降到 0.34",
        en: "By hand: a pace of √0.95; one of three members rose; concentration from 0.38 to 0.34",
      },
    },
    {
      args: [[[1, 2]], [[1, 1]], [[1, 1]], [[0.5, 0.5]]],
      result: "#VALUE!",
      note: { zh: "权重不是三个", en: "Not three weights" },
    },
  ],
  source: {
    zh: "市场对“量”与“质”的文字说法（温和增长、行业均衡、持仓稳定）；公式为本产品自拟",
    en: "The market's words on quantity and quality of leverage (moderate growth, balanced over sectors); the formula is our own",
  },
  seeAlso: ["PACE", "BREADTH", "HHI", "HOLD_GAP"],
  notes: [
    {
      zh: "S1：5 行变动 ≤ 0 为 0 分，否则 100 × max(0, 1 − |PACE| ÷ 3)，PACE 窗口 250 行。S2：100 × BREADTH。S3：50 × (1 − 截断到 ±1 的(本期 HHI ÷ 前期 HHI − 1))，不变为 50 分。得分为三项加权之和；|PACE| ≥ 2 称“急剧”，否则“平稳”。",
      en: "S1: 0 if the change over 5 rows is ≤ 0, else 100 × max(0, 1 − |PACE| / 3) with a window of 250 rows. S2: 100 × BREADTH. S3: 50 × (1 − (HHI now / HHI before − 1), cut to ±1): unchanged is 50. The score is their weighted sum; |PACE| ≥ 2 is called abrupt, less moderate.",
    },
    {
      zh: "上升面与集中度只用两侧都有数值的成员，否则缺一个成员也会被读成集中或分散。算不出的一项在其格中说明原因，其余照常；权重为 0 的一项可以算不出。",
      en: "Breadth and concentration are of the members known on both sides: a member that is merely missing would read as a shift. A figure that cannot be told says why in its cell and the others stand; a part of weight 0 need not be known.",
    },
    {
      zh: "不是公布的指标，分数没有检验过的预测力；只宜同一口径前后比较。",
      en: "It is no published figure and has no tested power to predict: compare it only with itself over time.",
    },
  ],
  compute({ total_series: total, members_now: now, members_before: before, weights }) {
    if (!areWeights(weights)) return wrongWeights(weights);
    const figures = measureQuality(totals, total, now, before);
    const scores = scoreQuality(figures);
    return [
      row({ zh: "得分", en: "Score" }, weighScores(scores, weights), "0.0"),
      row({ zh: "增长 S1", en: "Growth S1" }, scores[0], "0.0"),
      row({ zh: "广度 S2", en: "Breadth S2" }, scores[1], "0.0"),
      row({ zh: "分散 S3", en: "Dispersion S3" }, scores[2], "0.0"),
      [{ zh: "节奏", en: "Pace" }, nameOfPace(figures.pace)],
      row({ zh: "5 行变动", en: "Change over 5 rows" }, figures.change, "0.00%"),
      row({ zh: "标准化节奏", en: "Standardised pace" }, figures.pace, "0.00"),
      row({ zh: "上升面", en: "Share of risers" }, figures.breadth, "0.00%"),
      row({ zh: "本期集中度", en: "Concentration now" }, figures.concentrationNow, "0.0000"),
      row({ zh: "前期集中度", en: "Concentration before" }, figures.concentrationBefore, "0.0000"),
    ];
  },
});

function row(label: Text, value: Answer, numberFormat: string): TableCell[] {
  return [label, isFault(value) ? value : { value, numberFormat }];
}

function areWeights(weights: Float64Array): boolean {
  return weights.length === 3 && Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1) < 1e-9;
}

function wrongWeights(weights: Float64Array) {
  const given = weights.join(", ");
  return badInput(
    `三项权重（weights）应为三个合计为 1 的数，给出的是 ${given}；如 {0.4,0.3,0.3}`,
    `weights (三项权重) must be three numbers that add up to 1, got ${given}; such as {0.4,0.3,0.3}`,
  );
}
