import { tableFromIPC } from "@uwdata/flechette";
import { expect, test } from "vitest";
import { BLOCK_METADATA_KEY, marketBlock } from "../../../src/contracts/blocks.ts";
import type { AccountsRow } from "../../../src/contracts/rows.ts";
import { fieldIdsOf } from "../../../src/core/fields/catalogue.ts";
import { encodeMarketBlock } from "../../../src/server/blocks/market-block.ts";
import { day, marketRow } from "../../support/rows.ts";

const NOTHING = Object.fromEntries(fieldIdsOf("totals", "overview", "accounts").map((id) => [id, null]));
const accounts = (date: string, investors: number) =>
  ({
    ...NOTHING,
    date: day(date),
    investors,
    financing_balance: 7,
    source: "EASTMONEY",
    fetched_at: "2026-09-21T01:00:00Z",
    revision: 1,
  }) as AccountsRow;

test("a market block joins totals and accounts by day; a balance is the total's, never the accounts'", () => {
  const rows = [
    { ...marketRow({ date: day("2026-09-17"), exchange: "ALL", source: "SSE+SZSE" }), derived: [] },
    {
      ...marketRow({ date: day("2026-09-18"), exchange: "ALL", source: "SSE+SZSE", turnover: null }),
      derived: ["financing_repay" as const],
    },
  ];
  const partial = [{ date: day("2026-09-21"), missing: ["SZSE" as const] }];
  const block = encodeMarketBlock(
    "ALL",
    { rows, partial },
    [accounts("2026-09-18", 500), accounts("2026-09-21", 501)],
    { sample: false, revision: 3 },
  );
  const table = tableFromIPC(block);
  expect(table.names).not.toContain("mean_maintenance_ratio");
  expect(
    table.toArray().map((row) => [row["financing_balance"], row["turnover"], row["investors"]] as unknown[]),
  ).toEqual([
    [1, 1, null],
    [1, null, 500],
    [null, null, 501],
  ]);
  const { origins, ...metadata } = marketBlock.parse(
    JSON.parse(table.schema.metadata!.get(BLOCK_METADATA_KEY)!) as unknown,
  );
  expect(metadata).toMatchObject({ kind: "market", exchange: "ALL", revision: 3, partial });
  expect(origins.map(({ from, columns }) => [from, columns["financing_repay"], columns["investors"]])).toEqual([
    ["2026-09-17", { source: "SSE+SZSE", derived: false }, undefined],
    ["2026-09-18", { source: "SSE+SZSE", derived: true }, { source: "EASTMONEY", derived: false }],
    ["2026-09-21", undefined, { source: "EASTMONEY", derived: false }],
  ]);
});
