import { describe, expect, test } from "vitest";
import { originRuns, originRunsOf, originRunsOn } from "../../../src/server/blocks/series-origins.ts";
import type { Store } from "../../../src/server/store/store.ts";
import { day } from "../../support/disclosures.ts";

const SSE = { source: "SSE", derived: false };
const EASTMONEY = { source: "EASTMONEY", derived: false };
const DERIVED = { source: "EASTMONEY", derived: true };
const MONDAY = day("2026-09-14");
const TUESDAY = day("2026-09-15");
const WEDNESDAY = day("2026-09-16");
const THURSDAY = day("2026-09-17");

const DAYS = [
  { date: MONDAY, origins: { close: EASTMONEY, volume: SSE } },
  { date: TUESDAY, origins: { close: EASTMONEY, volume: { ...SSE } } },
  { date: WEDNESDAY, origins: { close: EASTMONEY, volume: DERIVED } },
  { date: THURSDAY, origins: { close: EASTMONEY } },
];

test("days on which nothing changed are one run", () => {
  expect(originRuns(DAYS, ["close", "volume"])).toEqual([
    { from: MONDAY, columns: { close: EASTMONEY, volume: SSE } },
    { from: WEDNESDAY, columns: { close: EASTMONEY, volume: DERIVED } },
    { from: THURSDAY, columns: { close: EASTMONEY } },
  ]);
});

describe("the runs of a security", () => {
  const runs = originRuns(DAYS, ["close", "volume"]);

  test.each([
    ["all days", [MONDAY, TUESDAY, WEDNESDAY, THURSDAY]],
    ["the last days", [WEDNESDAY, THURSDAY]],
    ["a day within a run", [TUESDAY]],
    ["days with a gap over a whole run", [MONDAY, THURSDAY]],
    ["no day", []],
  ])("of %s are what its own days say", (_, dates) => {
    for (const fields of [["close"], ["volume"], ["close", "volume"], []]) {
      const ofOwnDays = DAYS.filter(({ date }) => dates.includes(date));
      expect(originRunsOn(dates, fields, runs)).toEqual(originRuns(ofOwnDays, fields));
    }
  });
});

test("the days of an exchange are read once an edition", async () => {
  const asked: string[] = [];
  const store = {
    origins: (exchange: string) => {
      asked.push(exchange);
      return Promise.resolve([]);
    },
  } as Pick<Store, "origins"> as Store;
  for (const edition of [1, 1, 2]) {
    await originRunsOf(store, edition, "SSE");
    await originRunsOf(store, edition, "BSE");
  }
  expect(asked).toEqual(["SSE", "BSE", "SSE", "BSE"]);
});
