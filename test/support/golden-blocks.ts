import { sessionsBetween } from "../../src/core/market/calendar.ts";
import { buildBlock, type BlockAddress } from "../../src/server/blocks/build-block.ts";
import { readEdition } from "../../src/server/blocks/read-edition.ts";
import { createMemoryStore } from "./memory-store.ts";
import { day, marketRow } from "./rows.ts";
import { servedDay, type GivenSecurity } from "./served-days.ts";

/** Awkward on purpose: nulls beside zeros, labels that repeat or are missing, a former code, 分, and 10¹² 元. */
const SESSIONS = sessionsBetween(day("2026-08-03"), day("2026-09-18"));

const rowsOn = (index: number): GivenSecurity[] => [
  { code: "600519", name: "贵州茅台", ...moutai(index) },
  { code: "510300", name: "沪深300ETF", financing_balance: 0, short_shares: 1_000 * index },
  ...(index % 5 === 0 ? [{ code: "688981", name: "中芯国际", financing_balance: null, financing_buy: 0 }] : []),
];
const moutai = (index: number) => ({
  financing_balance: 1_234_567_890_123.45 + index * 0.01,
  float_cap: 2.5e12,
  sector_em: "酿酒行业",
  short_shares: 100 + index,
  volume: 5_000,
});

const store = createMemoryStore({
  days: SESSIONS.flatMap((date, index) => [
    servedDay({ exchange: "SSE", date, edition: 100 + index }, rowsOn(index)),
    servedDay({ exchange: "BSE", date, edition: 100 + index, origin: { source: "EASTMONEY", derived: index > 30 } }, [
      { code: "920489", name: "佳先股份", financing_balance: index, sector_em: "化学制品" },
    ]),
  ]),
  totals: SESSIONS.map((date, index) =>
    marketRow({ date, exchange: "SSE", financing_balance: index, short_balance: index % 3 === 0 ? null : 0 }),
  ),
});

const NEWEST = 100 + SESSIONS.length - 1;
export const GOLDEN: Readonly<Record<string, BlockAddress>> = {
  day: { kind: "day", date: day("2026-09-18"), revision: NEWEST },
  history: { kind: "history", date: day("2026-09-18"), revision: NEWEST },
  series: { kind: "series", code: "600519", revision: NEWEST },
  market: { kind: "market", exchange: "SSE", revision: NEWEST },
  directory: { kind: "directory", revision: NEWEST },
};

/** One block of every kind, always of the same bytes. */
export async function goldenBlock(name: string): Promise<Uint8Array> {
  const edition = await readEdition(store, false, false);
  return (await buildBlock({ store, edition }, GOLDEN[name]!))!;
}
