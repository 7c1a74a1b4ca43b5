import { breadth } from "../columns/breadth.ts";
import type { Answer } from "../columns/broadcast.ts";
import { isFault } from "../columns/fault.ts";
import { herfindahl } from "../columns/herfindahl.ts";
import type { Text } from "../text.ts";
import type { TableCell } from "./metric.ts";
import { notAvailable } from "./no-answer.ts";
import { noCommonMember } from "./no-common-member.ts";
import { answerPace } from "./pace.ts";
import type { SeriesParameter } from "./parameter.ts";
import { changeOver } from "./series-gaps.ts";
import { settle } from "./settle.ts";

const GROWTH_ROWS = 5;
const PACE_WINDOW = 250;
/** A pace of three standard deviations leaves nothing of the growth score, of two it is called abrupt. */
const WORST_PACE = 3;
const ABRUPT_PACE = 2;

/** What the score is made of; each figure stands, or says why it cannot. */
export interface QualityFigures {
  readonly change: Answer;
  readonly pace: Answer;
  readonly breadth: Answer;
  readonly concentrationNow: Answer;
  readonly concentrationBefore: Answer;
}

/** Scores from 0 to 100, best 100: growth, breadth, dispersion. */
type Scores = readonly [growth: Answer, breadth: Answer, dispersion: Answer];

/** Measures the total and its members. Breadth and concentration are of the members that have a number on both sides. */
export function measureQuality(
  parameter: SeriesParameter,
  total: Float64Array,
  now: Float64Array,
  before: Float64Array,
): QualityFigures {
  const share = breadth(now, before);
  return {
    change: settle(changeOver(parameter, total, total.length - 1, GROWTH_ROWS)),
    pace: settle(answerPace(parameter, total, PACE_WINDOW)),
    breadth: Number.isNaN(share) ? noCommonMember("members_now", "members_before") : share,
    concentrationNow: concentration("members_now", now, before),
    concentrationBefore: concentration("members_before", before, now),
  };
}

function concentration(name: string, members: Float64Array, others: Float64Array): Answer {
  const common = members.map((value, member) => (Number.isNaN(others[member]!) ? NaN : value));
  const index = herfindahl(common);
  return Number.isNaN(index)
    ? notAvailable(
        `${name} 的成员中没有两侧都有数值的正数，无从计算集中度；请检查两列是否对齐`,
        `${name} holds no positive number among the members known on both sides; check that the two lists line up`,
      )
    : index;
}

/** The three scores of the figures. */
export function scoreQuality(figures: QualityFigures): Scores {
  const { concentrationNow, concentrationBefore } = figures;
  return [
    growthScore(figures.change, figures.pace),
    isFault(figures.breadth) ? figures.breadth : 100 * figures.breadth,
    isFault(concentrationNow)
      ? concentrationNow
      : isFault(concentrationBefore)
        ? concentrationBefore
        : 50 * (1 - clamp(concentrationNow / concentrationBefore - 1)),
  ];
}

function growthScore(change: Answer, pace: Answer): Answer {
  if (isFault(change)) return change;
  if (change <= 0) return 0;
  return isFault(pace) ? pace : 100 * Math.max(0, 1 - Math.abs(pace) / WORST_PACE);
}

function clamp(value: number): number {
  return Math.min(1, Math.max(-1, value));
}

/** Σ weight × score. A score without weight need not be known. */
export function weighScores(scores: Scores, weights: Float64Array): Answer {
  let sum = 0;
  for (const [index, score] of scores.entries()) {
    const weight = weights[index]!;
    if (weight === 0) continue;
    if (isFault(score)) return score;
    sum += weight * score;
  }
  return sum;
}

/** The pace in a word. */
export function nameOfPace(pace: Answer): TableCell {
  if (isFault(pace)) return pace;
  return Math.abs(pace) >= ABRUPT_PACE ? ABRUPT : MODERATE;
}

const ABRUPT: Text = { zh: "急剧", en: "abrupt" };
const MODERATE: Text = { zh: "平稳", en: "moderate" };
