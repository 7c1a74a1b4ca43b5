import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import PQueue from "p-queue";
import type { MarketRow, Provenance, SecurityRow } from "../../../contracts/rows.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import type { Store } from "../store.ts";
import { landDisclosures } from "./land-disclosures.ts";
import { migrate } from "./migrations/migrate.ts";
import { readRows } from "./read-rows.ts";
import { inTransaction } from "./transaction.ts";
import { translateError } from "./translate-error.ts";

/** Nothing is ever fetched from the network at run time. */
const OPTIONS = { autoinstall_known_extensions: "false", autoload_known_extensions: "false" };

/** Opens the file, or `:memory:`, making it and its directory where they do not exist. Throws `StoreError`. */
export async function openDuckdbStore(file: string): Promise<Store> {
  const translated = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw translateError(error, file);
    }
  };

  const instance = await translated(() => openInstance(file));
  const reader = await instance.connect();
  const writer = await instance.connect();
  const writes = new PQueue({ concurrency: 1 });
  const read = <Row extends object>(...[name, values]: ReadArguments): Promise<Row[]> =>
    translated(() => readRows<Row>(reader, name, values));

  const close = async (): Promise<void> => {
    await writes.onIdle();
    reader.closeSync();
    writer.closeSync();
    instance.closeSync();
  };

  try {
    await translated(() => migrate(writer));
  } catch (error) {
    await close();
    throw error;
  }

  return {
    land: (disclosures) =>
      writes.add(() => translated(() => inTransaction(writer, () => landDisclosures(writer, disclosures)))),

    days: async (dataset, exchange, from, to, source) => {
      const range = { exchange, from, to, source: source ?? null };
      const rows = await read<{ date: TradingDate }>(`days of ${dataset}`, range);
      return rows.map((row) => row.date);
    },

    totals: (exchange, from, to) => read<MarketRow>("served totals", { exchange, from, to }),

    details: async (exchange, date) => {
      const [day] = await read<Provenance>("served details", { exchange, date });
      if (!day) return null;
      const rows = await read<SecurityRow>("rows of details", { exchange, date, revision: day.revision });
      return { ...day, rows };
    },

    newest: async (dataset, exchange) => {
      const [row] = await read<{ date: TradingDate | null }>(`newest of ${dataset}`, { exchange });
      return row?.date ?? null;
    },

    isEmpty: async () => {
      const [row] = await read<{ stored: boolean }>("anything stored");
      return !row?.stored;
    },

    close,
  };
}

type ReadArguments = Parameters<typeof readRows> extends [unknown, ...infer Rest] ? Rest : never;

/** One process may open a file twice, and its locks would not keep the two apart: such openings share one instance. */
async function openInstance(file: string): Promise<DuckDBInstance> {
  if (file === ":memory:") return DuckDBInstance.create(file, OPTIONS);
  await mkdir(dirname(file), { recursive: true });
  return DuckDBInstance.fromCache(file, OPTIONS);
}
