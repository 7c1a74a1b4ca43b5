import { activityState } from "./activity-state.ts";
import { balanceChange } from "./balance-change.ts";
import { breadth } from "./breadth.ts";
import { capacityTo } from "./capacity-to.ts";
import { costLine } from "./cost-line.ts";
import { daysSinceHigh } from "./days-since-high.ts";
import { daysToCover } from "./days-to-cover.ts";
import { divergence } from "./divergence.ts";
import { financingShare } from "./financing-share.ts";
import { fromPeak } from "./from-peak.ts";
import { hhi } from "./hhi.ts";
import { highStreak } from "./high-streak.ts";
import { holdGap } from "./hold-gap.ts";
import { leverageWarn } from "./leverage-warn.ts";
import { longShortRatio } from "./long-short-ratio.ts";
import { marginRatio } from "./margin-ratio.ts";
import { meanRatio } from "./mean-ratio.ts";
import type { Metric } from "./metric.ts";
import { pace } from "./pace.ts";
import { percentileIn } from "./percentile-in.ts";
import { rollForward } from "./roll-forward.ts";
import { sectorSurge } from "./sector-surge.ts";
import { sentiment } from "./sentiment.ts";
import { shortRatio } from "./short-ratio.ts";
import { spiralRisk } from "./spiral-risk.ts";
import { squeeze } from "./squeeze.ts";
import { streakAbove } from "./streak-above.ts";
import { suspendStatus } from "./suspend-status.ts";
import { topShare } from "./top-share.ts";
import { turnUp } from "./turn-up.ts";

/** Every calculation function, in the order in which the documentation shows them. */
export const METRICS: readonly Metric[] = [
  marginRatio,
  financingShare,
  shortRatio,
  longShortRatio,
  meanRatio,
  leverageWarn,
  suspendStatus,
  capacityTo,
  balanceChange,
  fromPeak,
  highStreak,
  daysSinceHigh,
  streakAbove,
  sentiment,
  activityState,
  divergence,
  percentileIn,
  pace,
  turnUp,
  squeeze,
  daysToCover,
  spiralRisk,
  rollForward,
  sectorSurge,
  costLine,
  hhi,
  topShare,
  breadth,
  holdGap,
];
