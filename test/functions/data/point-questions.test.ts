import { expect, test } from "vitest";
import { query } from "../../../src/contracts/api.ts";
import { wantedKey } from "../../../src/client/data/block-address.ts";
import { sessionsBetween } from "../../../src/core/market/calendar.ts";
import { askPoints } from "../../../src/functions/data/point-questions.ts";
import { day } from "../../support/disclosures.ts";

const SESSIONS = sessionsBetween(day("2026-01-05"), day("2026-09-18"));
const CODES = Array.from({ length: 1200 }, (_, index) => String(600_000 + index));

test("figures of a plan are one question, which stands for itself in a short text", () => {
  const plan = { codes: CODES, dates: CODES.map((_, index) => SESSIONS[index % 5]!) };
  const question = askPoints(plan);
  const asked = new Set(plan.codes.map((code, place) => question(code, plan.dates[place]!)!));
  expect(asked.size).toBe(1);
  const [only] = [...asked];
  expect(query.parse(JSON.parse(only!.body))).toMatchObject({ ...plan, paired: true });
  expect(wantedKey(only!).length).toBeLessThan(50);
  expect(question("600000", SESSIONS[9]!)).toBeUndefined();
});
