import { activityState } from "./activity-state.ts";
import { availableMargin } from "./available-margin.ts";
import { balanceChange } from "./balance-change.ts";
import { breadth } from "./breadth.ts";
import { breakevenRise } from "./breakeven-rise.ts";
import { bse50Select } from "./bse50-select.ts";
import { capacityTo } from "./capacity-to.ts";
import { confirmRatio } from "./confirm-ratio.ts";
import { costLine } from "./cost-line.ts";
import { daysSinceHigh } from "./days-since-high.ts";
import { daysToCover } from "./days-to-cover.ts";
import { divergence } from "./divergence.ts";
import { financingPower } from "./financing-power.ts";
import { financingShare } from "./financing-share.ts";
import { fromPeak } from "./from-peak.ts";
import { hhi } from "./hhi.ts";
import { highStreak } from "./high-streak.ts";
import { holdGap } from "./hold-gap.ts";
import { interest } from "./interest.ts";
import { leverage } from "./leverage.ts";
import { leverageWarn } from "./leverage-warn.ts";
import { liquidationDrop } from "./liquidation-drop.ts";
import { liquidationPrice } from "./liquidation-price.ts";
import { longShortRatio } from "./long-short-ratio.ts";
import { maintenanceRatio } from "./maintenance-ratio.ts";
import { marginRatio } from "./margin-ratio.ts";
import { marginRule } from "./margin-rule.ts";
import { meanRatio } from "./mean-ratio.ts";
import type { Metric } from "./metric.ts";
import { pace } from "./pace.ts";
import { percentileIn } from "./percentile-in.ts";
import { quality } from "./quality.ts";
import { repayTo } from "./repay-to.ts";
import { rollForward } from "./roll-forward.ts";
import { sectorSurge } from "./sector-surge.ts";
import { sellTo } from "./sell-to.ts";
import { sentiment } from "./sentiment.ts";
import { shortRatio } from "./short-ratio.ts";
import { spiralRisk } from "./spiral-risk.ts";
import { squeeze } from "./squeeze.ts";
import { streakAbove } from "./streak-above.ts";
import { subscriptionDilution } from "./subscription-dilution.ts";
import { suspendStatus } from "./suspend-status.ts";
import { topShare } from "./top-share.ts";
import { topUp } from "./top-up.ts";
import { turnUp } from "./turn-up.ts";
import { withdrawable } from "./withdrawable.ts";

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
  quality,
  maintenanceRatio,
  leverage,
  availableMargin,
  financingPower,
  withdrawable,
  liquidationDrop,
  liquidationPrice,
  topUp,
  repayTo,
  sellTo,
  interest,
  breakevenRise,
  marginRule,
  bse50Select,
  subscriptionDilution,
  confirmRatio,
];
