import { wantedPoints, type WantedPoints } from "../../client/data/block-address.ts";
import type { PointPlan } from "../../client/data/plan-points.ts";
import { SECURITY_FIELD_IDS } from "../../core/fields/catalogue.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";

/** The question that all figures of the plan are asked with; undefined for a figure that is none of them. */
export function askPoints({ codes, dates }: PointPlan): (code: string, date: TradingDate) => WantedPoints | undefined {
  const question = wantedPoints(JSON.stringify({ codes, dates, fields: SECURITY_FIELD_IDS, paired: true }));
  const asked = new Set(codes.map((code, place) => keyOf(code, dates[place]!)));
  return (code, date) => (asked.has(keyOf(code, date)) ? question : undefined);
}

const keyOf = (code: string, date: string): string => `${code} ${date}`;
