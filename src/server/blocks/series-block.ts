import { BLOCK_FORMAT } from "../../contracts/blocks.ts";
import { dayNumber } from "../../core/market/trading-date.ts";
import type { ServedSeries } from "../store/store.ts";
import type { BlockPlace } from "./day-block.ts";
import { dayColumn, encodeBlock } from "./encode-block.ts";
import { securityFigures } from "./security-figures.ts";
import { originRunsOn, type OriginRun } from "./series-origins.ts";

/** All served days of one security. `origins` are its exchange's. */
export function encodeSeriesBlock(series: ServedSeries, origins: readonly OriginRun[], place: BlockPlace): Uint8Array {
  const { code, name, exchange, dates, columns } = series;
  const figures = securityFigures((id) => columns[id]);
  const fields = figures.map(([id]) => id);
  return encodeBlock([["date", dayColumn(Int32Array.from(dates, dayNumber))], ...figures], {
    kind: "series",
    format: BLOCK_FORMAT,
    ...place,
    code,
    name,
    exchange,
    origins: originRunsOn(dates, fields, origins),
  });
}
