import type { TradingDate } from "../../core/market/trading-date.ts";
import { dayNumber } from "../../core/market/trading-date.ts";
import type { ClientError } from "../client-error.ts";
import type { Wanted, WantedOf } from "./block-address.ts";
import type { DataClient } from "./data-client.ts";
import { indexEdition, type EditionIndex } from "./edition-index.ts";
import type { TableOf } from "./read-block.ts";
import type { SecurityKey } from "./security-key.ts";

/** Where a security's figures of a day lie; row -1 = it has none on that day. */
export interface Place {
  readonly table: TableOf["day"] | TableOf["series"] | TableOf["points"];
  readonly row: number;
}

/** A block that could not be read stands in the way of an answer. */
export class Unreadable extends Error {
  readonly reason: ClientError;
  constructor(reason: ClientError) {
    super(reason.message);
    this.name = "Unreadable";
    this.reason = reason;
  }
}

/**
 * The data as one computation sees it: what has been read is there; what has not is null, and is noted as wanted, so that
 * the computation can be done again when it is. Throws `Unreadable` where a block cannot be had.
 */
export interface View {
  readonly edition: EditionIndex;
  table<K extends Wanted["kind"]>(wanted: WantedOf<K>): TableOf[K] | null;
  /** The same where it happens to be there; nothing is wanted otherwise. */
  find<K extends Wanted["kind"]>(wanted: WantedOf<K>): TableOf[K] | null;
  /** From whichever block has the security on the day; what to fetch is for the planner to choose. */
  place(key: SecurityKey, date: TradingDate): Place | null;
  /** Whether figures can be asked for without their blocks. */
  readonly takesPoints: boolean;
  readonly wanted: readonly Wanted[];
  readonly scattered: readonly (readonly [SecurityKey, TradingDate])[];
}

/** A view of what the client has. */
export function createView(client: DataClient, edition: EditionIndex): View {
  const { blocks } = client;
  const wanted: Wanted[] = [];
  const scattered: [SecurityKey, TradingDate][] = [];

  function table<K extends Wanted["kind"]>(block: WantedOf<K>): TableOf[K] | null {
    const found = blocks.find(block);
    if (found) return found;
    const failure = blocks.failure(block);
    if (failure) throw new Unreadable(failure);
    wanted.push(block);
    return null;
  }

  function place(key: SecurityKey, date: TradingDate): Place | null {
    const day = blocks.find({ kind: "day", date });
    if (day) return { table: day, row: day.rowOf(key) };
    const series = blocks.find({ kind: "series", code: key.digits });
    if (series) return { table: series, row: series.rowOf(dayNumber(date)) };
    const point = blocks.findPoint(key.digits, date);
    if (point) return point;
    const failure = blocks.failure({ kind: "day", date }) ?? blocks.failure({ kind: "series", code: key.digits });
    if (failure) throw new Unreadable(failure);
    scattered.push([key, date]);
    return null;
  }

  const takesPoints = !edition.readOnly && !client.state.offline && !blocks.pointsFail;
  return { edition, table, find: (block) => blocks.find(block), place, takesPoints, wanted, scattered };
}

/** For what needs no data. */
export const NO_DATA: View = {
  edition: indexEdition({
    ...{ sample: false, edition: 0, read_only: true, newest: [], awaited: [] },
    days: { date: [], revision: [], complete: [], partial: [] },
  }),
  table: () => null,
  find: () => null,
  place: () => null,
  takesPoints: false,
  wanted: [],
  scattered: [],
};
