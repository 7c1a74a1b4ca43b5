import type { TradingDate } from "../../core/market/trading-date.ts";
import { decodeBlock } from "./block-table.ts";
import type { WantedBlock } from "./block-address.ts";
import type { PointTable } from "./point-table.ts";
import {
  dayTable,
  directory,
  marketTable,
  seriesTable,
  type DayTable,
  type Directory,
  type SeriesTable,
} from "./tables.ts";

/** What is read into which table. */
export interface TableOf {
  readonly day: DayTable;
  readonly history: DayTable;
  readonly series: SeriesTable;
  readonly market: SeriesTable;
  readonly directory: Directory;
  readonly points: PointTable;
}
export type Table = TableOf[keyof TableOf];

/** Reads the bytes of a wanted block; days after `last` are left out. Throws a `ClientError` where they are not as agreed. */
export function readBlock({ kind }: WantedBlock, bytes: Uint8Array, address: string, last: TradingDate): Table {
  switch (kind) {
    case "day":
    case "history":
      return dayTable(decodeBlock(bytes, kind, address));
    case "series":
      return seriesTable(decodeBlock(bytes, kind, address), last);
    case "market":
      return marketTable(decodeBlock(bytes, kind, address), last);
    case "directory":
      return directory(decodeBlock(bytes, kind, address));
  }
}
