import { SOURCE_NAMES } from "../../../../core/market/source-names.ts";
import { setTimeout as wait } from "node:timers/promises";
import type { SourceOptions } from "../../source-options.ts";
import { duplicated, reportedError, wrongField, type Origin } from "../../source-problems.ts";
import { createTransport } from "../../transport/transport.ts";
import { answerText } from "../../wire/answer-text.ts";
import type { Fetched } from "../../wire/fetched.ts";
import { parseJson, readShape } from "../../wire/json-answer.ts";
import { MinuteLimit, refusalOf } from "./refusal.ts";
import { COLUMNS, envelope, type TushareApi, type TushareRow } from "./schema.ts";

export const IDENTITY = { id: "TUSHARE", name: SOURCE_NAMES.TUSHARE } as const;
/** 200 calls a minute are the least that an account with access to margin data has. */
export const PAUSE_MS = 350;
/** Most rows that every API asked here gives in one answer. */
const PAGE_ROWS = 3000;
/** The minute that the limit counts, and a second. */
const MINUTE_MS = 61_000;
const MINUTES_WAITED = 3;

export interface TushareOptions extends SourceOptions {
  /** Sent in the body of each request; never logged, never in a text. */
  readonly token: string;
  /** Stands for the wait after «too many calls a minute» in tests. */
  readonly sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

export type TushareWire = (
  api: TushareApi,
  params: Readonly<Record<string, string>>,
  signal?: AbortSignal,
) => Promise<Fetched<TushareRow>>;

const sleepFor = async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
  await wait(milliseconds, undefined, { signal });
};

/** All rows of a query, page by page. */
export function createTushareWire(options: TushareOptions): TushareWire {
  const send = createTransport(IDENTITY, { baseUrl: "https://api.tushare.pro", pauseMs: PAUSE_MS }, options);
  const sleep = options.sleep ?? sleepFor;

  const readPage = async (api: TushareApi, params: object, offset: number, signal?: AbortSignal) => {
    const json = {
      api_name: api,
      token: options.token,
      params: { ...params, limit: String(PAGE_ROWS), offset: String(offset) },
      fields: COLUMNS[api].join(","),
    };
    const answer = await send({ path: "", json }, signal);
    const { origin } = answer;
    const { code, msg, data } = readShape(envelope, parseJson(answerText(answer), origin), origin);
    if (code !== 0) throw refusalOf(msg ?? `code ${code}`, api, origin, options.token);
    if (!data) throw reportedError(origin, msg);
    return { rows: readRows(data, api, origin), more: data.has_more ?? data.items.length >= PAGE_ROWS, origin };
  };

  return async (api, params, signal) => {
    const rows: TushareRow[] = [];
    for (let previous = ""; ;) {
      const page = await waitingOutMinutes(() => readPage(api, params, rows.length, signal), sleep, signal);
      const print = JSON.stringify(page.rows);
      // Who passes over `offset` would be asked for ever.
      if (page.rows.length > 0 && print === previous) throw duplicated(page.origin, `${api} (offset ${rows.length})`);
      previous = print;
      rows.push(...page.rows);
      if (!page.more || page.rows.length === 0) return { rows, origin: page.origin };
    }
  };
}

async function waitingOutMinutes<Result>(
  attempt: () => Promise<Result>,
  sleep: NonNullable<TushareOptions["sleep"]>,
  signal?: AbortSignal,
): Promise<Result> {
  for (let minutes = 0; ; minutes++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof MinuteLimit)) throw error;
      if (minutes === MINUTES_WAITED) throw error.problem;
      await sleep(MINUTE_MS, signal);
    }
  }
}

function readRows(
  { fields, items }: { fields: readonly string[]; items: readonly (readonly (string | number | null)[])[] },
  api: TushareApi,
  origin: Origin,
): TushareRow[] {
  const absent = COLUMNS[api].find((column) => !fields.includes(column));
  if (absent !== undefined)
    throw wrongField(origin, "data.fields", fields, { zh: `含 ${absent} 列`, en: `a column ${absent}` });
  return items.map((item) => {
    if (item.length !== fields.length)
      throw wrongField(origin, "data.items", item, { zh: `${fields.length} 个值`, en: `${fields.length} values` });
    return Object.fromEntries(fields.map((field, index) => [field, item[index] ?? null]));
  });
}
