import { describe, expect, test } from "vitest";
import { METRICS } from "../../../src/core/metrics/catalogue.ts";
import type { ColumnParameter, Parameter } from "../../../src/core/metrics/parameter.ts";
import { call, codes, message } from "../../support/custom-functions.ts";

type Slip = readonly [id: string, argument: string, given: number, args: readonly unknown[]];

const five = [[100], [101], [103], [104], [109]];
const slips: readonly Slip[] = [
  ["SENTIMENT", "surge", 5, [five, 5]],
  ["SENTIMENT", "fall", 3, [five, 0.05, 3]],
  ["ACTIVITY_STATE", "hot", 12, [[[0.1], [0.12]], 12]],
  ["ACTIVITY_STATE", "cold", 7, [[[0.1], [0.12]], 0.12, 7]],
  ["SQUEEZE", "drop", 50, [five, five, 50]],
  ["SQUEEZE", "rise", 5, [five, five, 0.5, 5]],
  ["SECTOR_SURGE", "growth", 20, [five, 20]],
  ["ACTIVITY_STATE", "series", 10, [[[0.1], [10]]]],
  ["SUSPEND_STATUS", "margin_ratios", 25, [[[25]]]],
  ["SUSPEND_STATUS", "suspend_at", 25, [[[0.1], [0.2]], 25]],
  ["SUSPEND_STATUS", "resume_below", 20, [[[0.1], [0.2]], 0.25, 20]],
  ["CAPACITY_TO", "target_ratio", 25, [1e8, 1e10, 25]],
  ["SPIRAL_RISK", "line", 140, [five, five, 1.5, 140]],
  ["SPIRAL_RISK", "maintenance_ratio", 150, [five, five, 150]],
  ["WITHDRAWABLE", "line", 300, [400, 100, 300]],
  ["LIQUIDATION_DROP", "line", 130, [200, 100, 130]],
  ["LIQUIDATION_PRICE", "line", 130, [100, 0, 100, 130]],
  ["TOP_UP", "target", 220, [180, 100, 220]],
  ["REPAY_TO", "target", 220, [180, 100, 220]],
  ["SELL_TO", "target", 220, [180, 100, 220]],
  ["FINANCING_POWER", "margin_ratio", 100, [100, 100]],
  ["INTEREST", "annual_rate", 6, [1e6, 6, 1]],
  ["BREAKEVEN_RISE", "annual_rate", 6, [6, 90]],
  ["SUBSCRIPTION_DILUTION", "index_return", 10, [1, 0.1, 10]],
  ["SUBSCRIPTION_DILUTION", "index_return", -5, [1, 0.1, -5]],
  ["HOLD_GAP", "balance_change", -2, [-2, -0.08]],
  ["HOLD_GAP", "price_change", -8, [-0.02, -8]],
  ["AVAILABLE_MARGIN", "haircut", 70, [100, [[100, 70]]]],
  ["AVAILABLE_MARGIN", "margin_ratio", 100, [100, null, [[110, 100, 0.7, 100]]]],
  ["LEVERAGE_WARN", "margin_ratio", 2.557, [2.557]],
  ["LEVERAGE_WARN", "lines", 20, [0.22, [[20, 25]]]],
];

describe("a percentage typed for a fraction", () => {
  test.each(slips)("%s refuses %s of %d, and says what was given and what is expected", (id, argument, given, args) => {
    const rows = call(id, ...args);
    expect(codes(rows).flat()).toEqual(["#VALUE!"]);
    expect(message(rows)).toContain(argument);
    expect(message(rows)).toContain(String(given));
    expect(message(rows)).toMatch(/%/);
  });

  test("is refused by every parameter that is a ratio, but for a history, which may be on any scale", () => {
    const tried = new Set(slips.map(([id, argument]) => `${id}.${argument}`));
    const ratios = METRICS.flatMap(({ id, parameters }) => parameters.flatMap(partsOf).map((name) => `${id}.${name}`));
    const untried = ratios.filter((name) => !tried.has(name));
    expect(untried).toEqual(["LEVERAGE_WARN.history"]);
  });
});

function partsOf(parameter: Parameter | ColumnParameter): string[] {
  if ("columns" in parameter) return parameter.columns.flatMap(partsOf);
  return "unit" in parameter && parameter.unit === "ratio" ? [parameter.name] : [];
}
