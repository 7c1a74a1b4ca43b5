import { DATASETS, type Dataset } from "../../core/fields/catalogue.ts";
import { SCOPES, type Scope } from "../../core/market/exchange.ts";
import { parseTradingDate, type TradingDate } from "../../core/market/trading-date.ts";
import { portNumber } from "../config.ts";
import { UsageError } from "./usage-error.ts";

/** What a person can ask to collect; turnover and float value come with the totals. */
export type CollectedDataset = Exclude<Dataset, "overview">;
const COLLECTED = DATASETS.filter((dataset): dataset is CollectedDataset => dataset !== "overview");

/** Reads the value of an option that names a day. */
export function readDateOption(option: string, given: string): TradingDate {
  const date = parseTradingDate(given);
  if (date !== null) return date;
  throw new UsageError({
    zh: `${option} 的值“${given}”不是日期：应为真实存在的一天，例如 2026-09-18。`,
    en: `${option} is “${given}”, which is no date: expected a day of the calendar such as 2026-09-18.`,
  });
}

/** Reads SSE, SZSE, BSE or ALL, in small letters too. */
export function readScopeOption(given: string): Scope {
  return oneOf("--exchange", given, given.toUpperCase(), SCOPES);
}

/** Reads totals or details. */
export function readDatasetOption(given: string): CollectedDataset {
  return oneOf("--dataset", given, given.toLowerCase(), COLLECTED);
}

export function readPortOption(given: string): number {
  const port = portNumber.safeParse(given);
  if (port.success) return port.data;
  throw new UsageError({
    zh: `--port 的值“${given}”不是端口号：应为 0 至 65535 之间的整数，例如 3000。`,
    en: `--port is “${given}”, which is no port: expected a whole number from 0 to 65535, such as 3000.`,
  });
}

function oneOf<Value extends string>(option: string, given: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw new UsageError({
    zh: `${option} 的值“${given}”无法使用：应为 ${allowed.join("、")} 之一。`,
    en: `${option} is “${given}”: expected one of ${allowed.join(", ")}.`,
  });
}
