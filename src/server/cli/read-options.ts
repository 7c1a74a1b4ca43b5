import { DATASETS, type Dataset } from "../../core/fields/catalogue.ts";
import { importAnswers, type ImportAnswers } from "../../contracts/import.ts";
import { SCOPES, type Scope } from "../../core/market/exchange.ts";
import { parseSecurityCode, type SecurityCode } from "../../core/market/security-code.ts";
import { parseTradingDate, type TradingDate } from "../../core/market/trading-date.ts";
import { portNumber } from "../config.ts";
import { BACKUP_FORMATS, type BackupFormat } from "../store/backup/tables.ts";
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

/** Reads parquet or csv. */
export function readFormatOption(given: string): BackupFormat {
  return oneOf("--format", given, given.toLowerCase(), BACKUP_FORMATS);
}

/** Reads the code of a stock or fund. */
export function readSecurityOption(given: string): string {
  const security = parseSecurityCode(given);
  if (security !== null) return security.code;
  throw new UsageError({
    zh: `--code 的值“${given}”不是股票或基金代码：应为六位代码，例如 600519 或 600519.SH。`,
    en: `--code is “${given}”, which is no code of a stock or fund: expected six digits such as 600519 or 600519.SH.`,
  });
}

/** A security whose history is asked for, or the exchange whose daily totals are published in one answer. */
export type CheckSubject = SecurityCode | typeof WITH_ALL_TOTALS;
const WITH_ALL_TOTALS = "SZSE";

/** Reads one more code, or SZSE, of a list. */
export function readSubjectArgument(given: string, before: readonly CheckSubject[] = []): readonly CheckSubject[] {
  const subject = given.toUpperCase() === WITH_ALL_TOTALS ? WITH_ALL_TOTALS : parseSecurityCode(given);
  if (subject !== null) return [...before, subject];
  throw new UsageError({
    zh: `“${given}”不是股票或基金代码，也不是 SZSE：应为六位代码，例如 600519 或 600519.SH，或 SZSE（核对深交所每日汇总），多个以空格分隔。`,
    en: `“${given}” is no code of a stock or fund, nor SZSE: expected six digits such as 600519 or 600519.SH, or SZSE for the daily totals of Shenzhen, several separated by blanks.`,
  });
}

/** The units of a file's amounts and volumes. */
export type UnitAnswers = Pick<ImportAnswers, "amount_unit" | "volume_unit">;

/** Reads a unit of amounts, one of volumes, or both behind a comma. */
export function readUnitOption(given: string): UnitAnswers {
  const units = given.split(/[,，、]/).map((unit) => unit.trim());
  const [volumes, amounts] = [
    units.filter((unit) => unit.endsWith("股")),
    units.filter((unit) => !unit.endsWith("股")),
  ];
  const answers = importAnswers.pick({ amount_unit: true, volume_unit: true }).safeParse({
    ...(amounts[0] === undefined ? {} : { amount_unit: amounts[0] }),
    ...(volumes[0] === undefined ? {} : { volume_unit: volumes[0] }),
  });
  if (answers.success && amounts.length <= 1 && volumes.length <= 1) return answers.data;
  throw new UsageError({
    zh: `--unit 的值“${given}”无法使用：应为 元、千元、万元、百万元、亿元 之一，股、万股、百万股、亿股 之一，或两者以逗号隔开，例如 万元,万股。`,
    en: `--unit is “${given}”: expected one of 元, 千元, 万元, 百万元, 亿元, one of 股, 万股, 百万股, 亿股, or one of each behind a comma, such as 万元,万股.`,
  });
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
