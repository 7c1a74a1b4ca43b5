import { expect, test } from "vitest";
import { message } from "../../support/custom-functions.ts";
import { dataFunctionsOver } from "../../support/data-functions.ts";
import { openApp } from "../../support/app.ts";
import { detailsOf, securityRow, totalsOf } from "../../support/disclosures.ts";
import type { Disclosure } from "../../../src/server/collect/source.ts";

/** 2026-09-17 as Excel counts days. */
const THURSDAY = 46282;

const TOTALS: readonly Disclosure[] = [
  totalsOf({ date: "2026-09-17" }, { financing_balance: 1000 }),
  totalsOf({ date: "2026-09-18" }, { financing_balance: 1010 }),
];

async function functionsOver(disclosed: readonly Disclosure[]) {
  const { app } = await openApp(disclosed);
  const base = await app.listen({ host: "127.0.0.1", port: 0 });
  return dataFunctionsOver(fetch, { connection: { base, fetch, patience: 5_000 } });
}

test("totals are there where no security's figures are: a first pull is of totals", async () => {
  const { call } = await functionsOver(TOTALS);
  expect(await call("MARKET", "RZYE", "2026-09-01", null, "SSE", false)).toEqual([
    [THURSDAY, 1000],
    [THURSDAY + 1, 1010],
  ]);
  expect(message(await call("MARKET", "RZYE", "2026-09-21", null, "SSE"))).toMatch(/newest day .* 2026-09-18/);
  expect(message(await call("MARKET", "RZYE", "2020-01-02", "2020-02-03", "SSE"))).toMatch(/2026-09-17 to 2026-09-18/);
});

test("the history of one security is there where a file gave it alone", async () => {
  const part = detailsOf({ date: "2026-09-17", source: "file:600519.txt" }, [
    securityRow("600519", { financing_balance: 90 }),
  ]);
  const { call } = await functionsOver([...TOTALS, { ...part, covers: "listed" }]);
  expect(await call("HIST", "600519", "RZYE", "2026-09-01", null, false)).toEqual([[THURSDAY, 90]]);
});

test("totals reach further than the details where those are not out yet", async () => {
  const { call } = await functionsOver([
    ...TOTALS,
    detailsOf({ date: "2026-09-17" }, [securityRow("600519", { financing_balance: 90 })]),
  ]);
  expect(await call("MARKET", "RZYE", "2026-09-18", null, "SSE", false)).toEqual([[THURSDAY + 1, 1010]]);
});
