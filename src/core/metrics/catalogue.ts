import { financingShare } from "./financing-share.ts";
import { leverageWarn } from "./leverage-warn.ts";
import { marginRatio } from "./margin-ratio.ts";
import type { Metric } from "./metric.ts";

/** Every calculation function, in the order in which the documentation shows them. */
export const METRICS: readonly Metric[] = [marginRatio, financingShare, leverageWarn];
