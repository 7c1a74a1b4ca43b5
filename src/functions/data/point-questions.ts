import type { WantedPoints } from "../../client/data/block-address.ts";
import type { PointPlan } from "../../client/data/plan-points.ts";
import { QUERY_LIMITS } from "../../contracts/query-limits.ts";
import { SECURITY_FIELD_IDS } from "../../core/fields/catalogue.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";

/** The question that each figure of the plan is asked with: as few as there are answers for. */
export function askPoints({ codes, dates }: PointPlan): (code: string, date: TradingDate) => WantedPoints | undefined {
  const distinct = [new Set<string>(codes), new Set<string>(dates)] as const;
  const [axis, reads] = distinct[0].size < distinct[1].size ? [codes, distinct[0]] : [dates, distinct[1]];
  const partOf = new Map([...reads].map((read, index) => [read, Math.floor(index / QUERY_LIMITS.reads)]));
  const questions = new Map<string, WantedPoints>();
  for (const part of new Set(partOf.values())) {
    const isOfPart = (_: unknown, place: number) => partOf.get(axis[place]!) === part;
    const asked = { codes: codes.filter(isOfPart), dates: dates.filter(isOfPart) };
    const body = JSON.stringify({ ...asked, fields: SECURITY_FIELD_IDS, paired: true });
    asked.codes.forEach((code, place) => questions.set(keyOf(code, asked.dates[place]!), { kind: "points", body }));
  }
  return (code, date) => questions.get(keyOf(code, date));
}

const keyOf = (code: string, date: string): string => `${code} ${date}`;
