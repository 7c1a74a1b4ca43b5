import { expect, test } from "vitest";
import { wantedPoints, type Wanted } from "../../../src/client/data/block-address.ts";
import { createDataClient } from "../../../src/client/data/data-client.ts";
import { SECURITY_FIELD_IDS } from "../../../src/core/fields/catalogue.ts";
import { day } from "../../support/disclosures.ts";
import { createFakeDataServer } from "../../support/fake-data-server.ts";
import { MARKET_DAYS } from "../../support/market-days.ts";

const LAST = day("2026-09-18");

async function start(cacheBytes: number) {
  const server = createFakeDataServer({ days: MARKET_DAYS, due: ["SSE"] });
  const client = createDataClient({ connection: { base: "", fetch: server.fetch, patience: 5_000 }, cacheBytes });
  await client.start();
  const load = (wanted: Wanted) => client.blocks.load(wanted).settled;
  return { blocks: client.blocks, load };
}

const questionOf = (codes: readonly string[]) =>
  wantedPoints(JSON.stringify({ codes, dates: codes.map(() => LAST), fields: SECURITY_FIELD_IDS, paired: true }));

test("histories of securities that nobody knows are let go like others", async () => {
  const { blocks, load } = await start(20_000);
  const unknown = Array.from(
    { length: 30 },
    (_, index) => ({ kind: "series", code: String(688_900 + index) }) as const,
  );
  for (const wanted of unknown) await load(wanted);
  expect(blocks.find<"series">(unknown.at(-1)!)?.rows).toBe(0);
  expect(blocks.find<"series">(unknown[0]!)).toBeNull();
});

test("figures that were asked for by themselves are let go when others take their room, also where there are none", async () => {
  const { blocks, load } = await start(80_000);
  const strangers = Array.from({ length: 900 }, (_, index) => String(688_000 + index));
  await load(questionOf(["600519", ...strangers.slice(0, 450)]));
  expect(blocks.findPoint("600519", LAST)?.row).toBe(0);
  expect(blocks.findPoint("688001", LAST)?.row).toBe(-1);
  await load(questionOf(["000001", ...strangers.slice(450)]));
  expect(blocks.findPoint("600519", LAST)).toBeNull();
  expect(blocks.findPoint("000001", LAST)?.row).toBe(0);
  expect(blocks.findPoint("688899", LAST)?.row).toBe(-1);
});
