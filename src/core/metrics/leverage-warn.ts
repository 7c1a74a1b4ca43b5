import type { MetricError } from "../errors.ts";
import type { Text } from "../text.ts";
import { defineElementMetric } from "./define-element-metric.ts";
import { badInput, notAvailable } from "./no-answer.ts";

const NORMAL: Text = { zh: "正常", en: "Normal" };
const WATCH: Text = { zh: "关注", en: "Watch" };
const WARNING: Text = { zh: "预警", en: "Warning" };

/** Lines and captions of the two scopes; a level is the number of lines reached. */
const SCOPES = {
  MARKET: { lines: [0.025], captions: [NORMAL, WARNING] },
  SECURITY: { lines: [0.2, 0.25], captions: [NORMAL, WATCH, WARNING] },
} as const;

const PERCENTILE_LINES = Float64Array.of(0.8, 0.95);
const LEAST_HISTORY = 20;

/** Number of lines that a margin ratio has reached, on fixed lines or on percentiles of its own history. */
export const leverageWarn = defineElementMetric({
  id: "LEVERAGE_WARN",
  category: 1,
  name: { zh: "杠杆预警等级", en: "Leverage warning level" },
  description: {
    zh: "融资余额占流通市值比达到（≥）了几条预警线，0 为正常。给出历史序列时，预警线是历史分位。",
    en: "How many warning lines a margin ratio has reached (≥); 0 is normal. With a history the lines are percentiles of it.",
  },
  formula: [
    "#{ k : p ≥ lines[k] }",
    "p = margin_ratio  history = ∅",
    "p = #{ i : history[i] ≤ margin_ratio } / n  history ≠ ∅",
  ],
  parameters: [
    {
      kind: "element",
      type: "number",
      name: "margin_ratio",
      label: { zh: "融资余额占流通市值比", en: "Margin ratio" },
      unit: "ratio",
      domain: "nonNegative",
    },
    {
      kind: "option",
      type: "choiceOrNumbers",
      name: "lines",
      label: { zh: "预警线", en: "Warning lines" },
      hint: {
        zh: "MARKET 市场 2.5%（省略时）；SECURITY 个股 20%、25%；或自定的递增数值。有历史时为分位，省略则 80%、95%",
        en: "MARKET is 2.5% (if left out); SECURITY is 20% and 25%; or own ascending numbers. With a history: percentiles, 80% and 95% if left out",
      },
      optional: true,
      unit: "ratio",
      domain: "fraction",
      choices: [
        { id: "MARKET", caption: { zh: "市场", en: "Market" } },
        { id: "SECURITY", caption: { zh: "个股", en: "Security" } },
      ],
    },
    {
      kind: "list",
      name: "history",
      label: { zh: "历史比率", en: "Past ratios" },
      hint: { zh: "至少 20 个数值，空白不计", en: "at least 20 values; blanks do not count" },
      optional: true,
      unit: "ratio",
      domain: "nonNegative",
    },
  ],
  result: { kind: "level", captions: [NORMAL, WARNING] },
  examples: [
    {
      args: [[[0.0109], [0.02557], [0.02637]]],
      result: [[0], [1], [1]],
      note: {
        zh: "北交所 2025-02-27，沪深两市 2026-04-20，全市场 2026-08-13",
        en: "BSE on 2025-02-27, SSE and SZSE on 2026-04-20, the whole market on 2026-08-13",
      },
    },
    {
      args: [[[0.1999], [0.2499], [0.25]], "SECURITY"],
      result: [[0], [1], [2]],
      note: { zh: "个股：20% 以下、25% 以下、恰为 25%", en: "Securities below 20%, below 25%, and just at 25%" },
    },
    {
      args: [0.03, [[0.01, 0.02, 0.03]]],
      result: 3,
      note: { zh: "自定的三条线", en: "Three lines of one's own" },
    },
    {
      args: [
        [[0.16], [0.155], [0.19]],
        null,
        [
          [
            0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.17, 0.18,
            0.19, 0.2,
          ],
        ],
      ],
      result: [[1], [0], [2]],
      note: {
        zh: "20 个历史值：16% 达到 80% 分位，19% 达到 95%",
        en: "20 past values: 16% reaches the 80th percentile, 19% the 95th",
      },
    },
    { args: [2.557], result: "#VALUE!", note: { zh: "2.557% 应写作 0.02557", en: "2.557% is 0.02557" } },
    { args: [0.02, null, [[0.01, 0.02, 0.03]]], result: "#N/A", note: { zh: "历史不足", en: "Too little history" } },
  ],
  source: {
    zh: "市场以 2.5% 为整体风险上升；个股 25% 暂停融资买入、20% 恢复，见交易所融资融券实施细则",
    en: "2.5% is what the market quotes for the whole; at 25% of a security the exchanges suspend financing, below 20% they resume",
  },
  seeAlso: ["MARGIN_RATIO"],
  notes: [
    {
      zh: "SECURITY 的 0、1、2 显示为“正常”“关注”“预警”；自定的线与历史分位的 1、2…… 显示为“预警1”“预警2”……",
      en: "With SECURITY 0, 1, 2 read Normal, Watch, Warning; with own lines or a history 1, 2, … read Warning 1, Warning 2, …",
    },
    {
      zh: "2026 年市场比率已高于 2.5%，固定线不再区分；此时宜用历史分位。",
      en: "In 2026 the market stood above 2.5%, where a fixed line no longer tells days apart: use percentiles of the history.",
    },
  ],
  prepare({ lines, history }) {
    if (!history) return fixedLines(lines ?? "MARKET");
    if (typeof lines === "string") return scopeWithHistory(lines);
    return percentileLines(lines ?? PERCENTILE_LINES, history);
  },
});

function fixedLines(given: keyof typeof SCOPES | Float64Array) {
  const isScope = typeof given === "string";
  const lines = isScope ? SCOPES[given].lines : given;
  if (!isAscending(lines)) return notAscending(lines);
  const compute = (ratio: number) => (ratio > 1 ? inPercent(ratio) : linesReached(lines, ratio));
  return { captions: isScope ? SCOPES[given].captions : captionsOf(lines), compute };
}

function percentileLines(lines: Float64Array, history: Float64Array) {
  if (!isAscending(lines)) return notAscending(lines);
  const past = history.filter((ratio) => !Number.isNaN(ratio)).sort();
  if (past.length < LEAST_HISTORY) return tooShort(past.length);
  const areShares = past.at(-1)! <= 1;
  const compute = (ratio: number) =>
    ratio > 1 && areShares ? inPercent(ratio) : linesReached(lines, countUpTo(past, ratio) / past.length);
  return { captions: captionsOf(lines), compute };
}

function linesReached(lines: ArrayLike<number>, value: number): number {
  let reached = 0;
  while (reached < lines.length && value >= lines[reached]!) reached++;
  return reached;
}

/** How many of the sorted values are ≤ the limit. */
function countUpTo(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isAscending(lines: ArrayLike<number>): boolean {
  return Array.from(lines).every((line, index) => index === 0 || line > lines[index - 1]!);
}

function captionsOf(lines: ArrayLike<number>): Text[] {
  const warnings = Array.from(lines, (_, index) => ({ zh: `预警${index + 1}`, en: `Warning ${index + 1}` }));
  return [NORMAL, ...warnings];
}

/** No balance exceeds the market value that it was spent on: 2.557 is a slip for 2.557%. */
function inPercent(ratio: number): MetricError {
  return badInput(
    `融资余额占流通市值比（margin_ratio）应为 0 到 1 之间的比率，给出的是 ${ratio}；2.5% 写作 0.025 或 2.5%`,
    `margin_ratio (融资余额占流通市值比) must be a ratio from 0 to 1, got ${ratio}; write 2.5% as 0.025 or 2.5%`,
  );
}

function notAscending(lines: ArrayLike<number>): MetricError {
  const given = Array.from(lines).join(", ");
  return badInput(
    `预警线（lines）应递增，给出的是 ${given}；请由低到高排列`,
    `lines (预警线) must be ascending, got ${given}; put the lowest first`,
  );
}

function scopeWithHistory(scope: string): MetricError {
  return badInput(
    `有历史比率时，预警线（lines）应为分位，如 {0.8,0.95}，给出的是 "${scope}"；请省略它，或不给历史`,
    `with a history, lines (预警线) must be percentiles such as {0.8,0.95}, got "${scope}"; leave it out, or give no history`,
  );
}

function tooShort(count: number): MetricError {
  return notAvailable(
    `历史比率（history）只有 ${count} 个数值，至少需要 ${LEAST_HISTORY} 个`,
    `history (历史比率) has ${count} values, at least ${LEAST_HISTORY} are needed`,
  );
}
