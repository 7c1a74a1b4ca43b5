import { tableFromIPC } from "@uwdata/flechette";
import { BLOCK_METADATA_KEY } from "../../contracts/blocks.ts";
import { dateOfDayNumber } from "../../core/market/trading-date.ts";

const MS_PER_DAY = 86_400_000;

/** A block as a person reads it: what it says of itself, and its rows. */
export function blockAsJson(block: Uint8Array): Record<string, unknown> {
  const table = tableFromIPC(block);
  const metadata = JSON.parse(table.schema.metadata!.get(BLOCK_METADATA_KEY)!) as Record<string, unknown>;
  const columns = table.names.map((name) => ({ name, column: table.getChild(name) }));
  const rows = Array.from({ length: table.numRows }, (_, row) =>
    Object.fromEntries(columns.map(({ name, column }) => [name, readable(name, column.at(row))])),
  );
  return { ...metadata, rows };
}

/** Arrow's dates come as milliseconds. */
const readable = (name: string, value: unknown): unknown =>
  /^(last_)?date$/.test(name) && value !== null ? dateOfDayNumber(Number(value) / MS_PER_DAY) : value;
