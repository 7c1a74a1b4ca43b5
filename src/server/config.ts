import { join } from "node:path";
import envPaths from "env-paths";
import { z } from "zod";
import type { Text } from "../core/text.ts";
import { readAccess, type Access } from "./access.ts";
import { SOURCE_IDS, type SourceId } from "./collect/sources.ts";
import type { PostgresAddresses } from "./store/postgres/open-engine.ts";

/** What the environment settles: read once, at the start of a command. */
export interface Config {
  readonly dataDirectory: string;
  /** The store's file in the data directory. */
  readonly storeFile: string;
  /** PostgreSQL instead of that file; null = the file. */
  readonly database: PostgresAddresses | null;
  /** 0 lets the system choose a free one. */
  readonly port: number;
  /** Others than this machine who are let in; null = nobody. */
  readonly access: Access | null;
  /** Addresses that replace a source's own, by its id. */
  readonly sourceUrls: Readonly<Partial<Record<SourceId, string>>>;
  /** The user's own token; unset = Tushare is not asked. It is never logged. */
  readonly tushareToken: string | undefined;
  /** Pause between two requests to one exchange; unset = the source's own. */
  readonly pauseMs: number | undefined;
  /** Whether the server collects by itself every morning. */
  readonly collects: boolean;
  /** Whether the concepts of securities are collected. */
  readonly concepts: boolean;
}

/** A variable of the environment that cannot be used. */
class ConfigError extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.name = "ConfigError";
    this.text = text;
  }
}

const DEFAULT_PORT = 3000;

const wholeNumber = (limit: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((value) => value <= limit);

/** A port a server may listen on, as text. */
export const portNumber = wholeNumber(65_535);
const webAddress = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""));

const databaseAddress = z.url({ protocol: /^postgres(ql)?$/ });

const PORT: Text = { zh: "0 至 65535 之间的整数，例如 3000", en: "a whole number from 0 to 65535, such as 3000" };
const ADDRESS: Text = { zh: "http 或 https 地址", en: "an http or https address" };
const DATABASE: Text = {
  zh: "PostgreSQL 的地址，例如 postgres://rzrq:口令@db.example.com:5432/rzrq（口令中的特殊字符用百分号编码）",
  en: "the address of a PostgreSQL database, such as postgres://rzrq:password@db.example.com:5432/rzrq (special characters of the password percent-encoded)",
};
const PAUSE: Text = { zh: "以毫秒计的整数，例如 500", en: "a whole number of milliseconds, such as 500" };
const SWITCH: Text = {
  zh: "1（每个交易日早晨自动采集）或 0（不自动采集）",
  en: "1 (collect every morning) or 0 (only when asked)",
};

const CONCEPTS: Text = {
  zh: "1（采集个券的概念板块）或 0（不采集）",
  en: "1 (collect the concepts of securities) or 0 (do not)",
};

/** Reads the configuration; throws an error naming the variable, its value and what it should be. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = <T>(name: string, schema: z.ZodType<T, string>, expected: Text): T | undefined => {
    const given = env[name]?.trim();
    if (!given) return undefined;
    const result = schema.safeParse(given);
    if (!result.success) throw wrongVariable(name, withoutLogin(given), expected);
    return result.data;
  };
  const dataDirectory = env["RZRQ_DATA"]?.trim() || envPaths("rzrq", { suffix: "" }).data;
  const urls = SOURCE_IDS.flatMap((id) => {
    const url = read(`RZRQ_${id}_URL`, webAddress, ADDRESS);
    return url === undefined ? [] : [[id, url]];
  });
  const [url, readUrl] = [
    read("DATABASE_URL", databaseAddress, DATABASE),
    read("DATABASE_READ_URL", databaseAddress, DATABASE),
  ];
  return {
    dataDirectory,
    storeFile: join(dataDirectory, "rzrq.duckdb"),
    database: addressesOf(url, readUrl),
    port: read("RZRQ_PORT", portNumber, PORT) ?? DEFAULT_PORT,
    access: readAccess(env),
    sourceUrls: Object.fromEntries(urls) as Config["sourceUrls"],
    tushareToken: env["RZRQ_TUSHARE_TOKEN"]?.trim() || undefined,
    pauseMs: read("RZRQ_PAUSE_MS", wholeNumber(600_000), PAUSE),
    collects: read("RZRQ_COLLECT", z.enum(["0", "1"]), SWITCH) !== "0",
    concepts: read("RZRQ_CONCEPTS", z.enum(["0", "1"]), CONCEPTS) === "1",
  };
}

function addressesOf(url: string | undefined, readUrl: string | undefined): PostgresAddresses | null {
  if (url !== undefined) return { url, readUrl };
  return readUrl === undefined ? null : { readUrl };
}

/** Who logs in, and with which password, is nobody else's business. */
const withoutLogin = (given: string): string => given.replace(/^((?:\w+:\/\/)?).*@/, "$1***@");

function wrongVariable(name: string, given: string, expected: Text): ConfigError {
  return new ConfigError({
    zh: `环境变量 ${name} 的值“${given}”无法使用：应为${expected.zh}；请改正，或删去该变量以采用默认值。`,
    en: `The environment variable ${name} is "${given}", which cannot be used: expected ${expected.en}; correct it, or remove it to use the default.`,
  });
}
