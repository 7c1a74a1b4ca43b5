import type { Exchange } from "../../core/market/exchange.ts";

/** A made-up security. Codes have the form of real ones, in ranges where no exchange has listed any. */
export interface SampleSecurity {
  readonly code: string;
  readonly name: string;
  readonly sector: string;
  readonly exchange: Exchange;
}

const SECTORS = [
  "银行",
  "证券",
  "白酒",
  "医药",
  "芯片",
  "软件",
  "电池",
  "光伏",
  "汽车",
  "军工",
  "有色",
  "电力",
] as const;

/** Of the 25 securities of a sector: so many, with codes from the first one upwards. */
const LISTINGS: readonly { exchange: Exchange; perSector: number; firstCode: number }[] = [
  { exchange: "SSE", perSector: 11, firstCode: 609_001 },
  { exchange: "SZSE", perSector: 11, firstCode: 4_001 },
  { exchange: "BSE", perSector: 3, firstCode: 929_001 },
];

/** 300 securities in 12 sectors. */
export const SAMPLE_SECURITIES: readonly SampleSecurity[] = LISTINGS.flatMap(
  ({ exchange, perSector, firstCode }, listing) =>
    SECTORS.flatMap((sector, sectorIndex) =>
      Array.from({ length: perSector }, (_, index) => ({
        code: String(firstCode + sectorIndex * perSector + index).padStart(6, "0"),
        name: `示例${sector}${String(numbersBefore(listing) + index + 1).padStart(2, "0")}`,
        sector,
        exchange,
      })),
    ),
);

function numbersBefore(listing: number): number {
  return LISTINGS.slice(0, listing).reduce((sum, { perSector }) => sum + perSector, 0);
}
