import { subjectOf } from "../../core/fields/warning-lines.ts";
import { BLOCK_FORMAT } from "../../contracts/blocks.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { dayNumber } from "../../core/market/trading-date.ts";
import { columnsOf, mapColumns } from "./block-columns.ts";
import type { BlockOf, BlockTable } from "./block-table.ts";
import { createFigureTable, type FigureTable } from "./figure-table.ts";
import type { SecurityKey } from "./security-key.ts";

/** All securities of one day, or what their history says of it. */
export interface DayTable extends FigureTable {
  readonly date: TradingDate;
  /** -1 = not among them. */
  rowOf(key: SecurityKey): number;
  readonly codes: readonly string[];
}

/** The days of one security, of an exchange, or of all exchanges. */
export interface SeriesTable extends FigureTable {
  readonly days: Int32Array;
  /** -1 = not among them. */
  rowOf(day: number): number;
  /** First row on or after the day. */
  rowFrom(day: number): number;
  readonly name: string;
  readonly exchange: string;
}

/** Where a former code went, and who is known at all. */
export interface Directory {
  readonly rows: number;
  readonly bytes: number;
  has(code: string): boolean;
  nameOf(code: string): string | null;
  /** The code of today; null where the code was never a former one. */
  successorOf(code: string): string | null;
}

export function dayTable(block: BlockOf<"day" | "history">): DayTable {
  const codes = () => block.texts.get("code") as readonly string[];
  const rows = isPartial(block.metadata) ? "points" : "day";
  const table = createFigureTable(block, (row) => subjectOf(codes()[row]!), { rows });
  return {
    ...table,
    date: block.metadata.date,
    rowOf: rowFinder(block.keys),
    get codes() {
      return codes();
    },
  };
}

/** Of an exchange whose details are not whole only some securities are there: none has a place among all. */
const isPartial = (metadata: BlockOf<"day" | "history">["metadata"]): boolean =>
  metadata.kind === "day" && metadata.exchanges.some(({ complete }) => !complete);

/** Rows by the numbers of keys: 0 is not looked up yet, -1 not there. */
function rowFinder(codes: Int32Array): (key: SecurityKey) => number {
  let rows = new Int32Array(codes.length + 64);
  return ({ number, digits }) => {
    if (number >= rows.length) {
      const more = new Int32Array(2 * number);
      more.set(rows);
      rows = more;
    }
    const known = rows[number]!;
    if (known !== 0) return known < 0 ? -1 : known - 1;
    const row = placeOf(codes, Number(digits));
    rows[number] = row < 0 ? -1 : row + 1;
    return row;
  };
}

/** Days after the last are left out: a block may know more than the edition that the workbook shows. */
export function seriesTable(block: BlockOf<"series">, last: TradingDate): SeriesTable {
  const subject = subjectOf(block.metadata.code);
  const { name, exchange } = block.metadata;
  return seriesOver(block, () => subject, dayNumber(last), name, exchange);
}

const NO_COLUMNS = columnsOf<never>(new Map());

/** The history of a security that nobody knows. */
export function noSeries(code: string): SeriesTable {
  const place = {
    kind: "series",
    format: BLOCK_FORMAT,
    sample: false,
    revision: 0,
    code,
    name: "",
    exchange: "SSE",
  } as const;
  const metadata = { ...place, origins: [] };
  const block = { metadata, rows: 0, figures: NO_COLUMNS, texts: NO_COLUMNS, keys: new Int32Array(0) };
  return seriesOver(block, () => subjectOf(code), 0, "", "");
}

export function marketTable(block: BlockOf<"market">, last: TradingDate): SeriesTable {
  return seriesOver(block, () => "market", dayNumber(last), "", block.metadata.exchange);
}

function seriesOver(
  whole: BlockOf<"series" | "market">,
  subjectAt: FigureTable["subjectAt"],
  last: number,
  name: string,
  exchange: string,
): SeriesTable {
  const block = upTo(whole, last);
  const days = block.keys;
  const table = createFigureTable(block, subjectAt, { rows: "history", days });
  return {
    ...table,
    days,
    rowOf: (day) => placeOf(days, day),
    rowFrom: (day) => firstFrom(days, day),
    name,
    exchange,
  };
}

function upTo<Block extends BlockTable>(block: Block, last: number): Block {
  const rows = firstFrom(block.keys, last + 1);
  if (rows === block.rows) return block;
  return {
    ...block,
    rows,
    keys: block.keys.subarray(0, rows),
    figures: mapColumns(block.figures, (values) => values.subarray(0, rows)),
    texts: mapColumns(block.texts, (values) => values.slice(0, rows)),
  };
}

/** -1 = not among the keys, which are ascending. */
function placeOf(keys: Int32Array, key: number): number {
  const place = firstFrom(keys, key);
  return keys[place] === key ? place : -1;
}

function firstFrom(keys: Int32Array, key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function directory(block: BlockOf<"directory">): Directory {
  const codes = block.texts.get("code") as readonly string[];
  const names = block.texts.get("name") ?? [];
  const places = new Map(codes.map((code, row) => [code, row]));
  const successors = new Map(
    (block.texts.get("former_code") ?? []).flatMap((former, row): [string, string][] =>
      former === null ? [] : [[former, codes[row]!]],
    ),
  );
  return {
    rows: block.rows,
    bytes: 200 * block.rows,
    has: (code) => places.has(code),
    nameOf: (code) => names[places.get(code) ?? -1] ?? null,
    successorOf: (code) => successors.get(code) ?? null,
  };
}
