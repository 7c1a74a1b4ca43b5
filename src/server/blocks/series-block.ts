import { BLOCK_FORMAT } from "../../contracts/blocks.ts";
import { dayNumber } from "../../core/market/trading-date.ts";
import type { ServedSeries, Store } from "../store/store.ts";
import type { BlockPlace } from "./day-block.ts";
import { dayColumn, encodeBlock } from "./encode-block.ts";
import { securityFigures } from "./security-figures.ts";
import { originRuns } from "./series-origins.ts";

type DatedOrigins = Awaited<ReturnType<Store["origins"]>>;

/** All served days of one security. `origins` are its exchange's, of those days or more. */
export function encodeSeriesBlock(series: ServedSeries, origins: DatedOrigins, place: BlockPlace): Uint8Array {
  const { code, name, exchange, dates, columns } = series;
  const figures = securityFigures((id) => columns[id]);
  const own = new Set(dates);
  const ofOwnDays = origins.filter(({ date }) => own.has(date));
  return encodeBlock([["date", dayColumn(Int32Array.from(dates, dayNumber))], ...figures], {
    kind: "series",
    format: BLOCK_FORMAT,
    ...place,
    code,
    name,
    exchange,
    origins: originRuns(
      ofOwnDays,
      figures.map(([id]) => id),
    ),
  });
}
