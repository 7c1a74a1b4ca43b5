import { expect, test } from "vitest";
import { query } from "../../../src/contracts/api.ts";
import { QUERY_LIMITS } from "../../../src/contracts/query-limits.ts";
import { sessionsBetween } from "../../../src/core/market/calendar.ts";
import { askPoints } from "../../../src/functions/data/point-questions.ts";
import { day } from "../../support/disclosures.ts";

const SESSIONS = sessionsBetween(day("2020-01-02"), day("2026-09-18"));

/** `count` securities, each on a day of its own. */
function planOf(count: number) {
  const dates = SESSIONS.slice(0, count);
  return { codes: dates.map((_, index) => String(600_000 + index)), dates };
}

test("figures of a thousand securities on as many days are asked for in parts that are answered", () => {
  const plan = planOf(2 * QUERY_LIMITS.reads + 1);
  const question = askPoints(plan);
  const bodies = new Set(plan.codes.map((code, place) => question(code, plan.dates[place]!)!.body));
  const asked = [...bodies].map((body) => query.parse(JSON.parse(body)));
  expect(asked.map(({ codes }) => codes.length)).toEqual([500, 500, 1]);
  expect(asked.flatMap(({ codes }) => codes)).toEqual(plan.codes);
  expect(asked.flatMap(({ dates }) => dates)).toEqual(plan.dates);
});

test("figures of many securities on few days are one question", () => {
  const codes = planOf(1200).codes;
  const plan = { codes, dates: codes.map((_, index) => SESSIONS[index % 5]!) };
  const question = askPoints(plan);
  expect(new Set(codes.map((code, place) => question(code, plan.dates[place]!)!.body)).size).toBe(1);
  expect(question("600000", SESSIONS[9]!)).toBeUndefined();
});
