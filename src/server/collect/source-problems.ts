import type { Text } from "../../core/text.ts";
import { SourceError, type Source } from "./source.ts";

/** Where an answer is from: the source, and the address without query, user or password. */
export interface Origin {
  readonly source: Pick<Source, "id" | "name">;
  readonly address: string;
}

const TRY_LATER: Text = {
  zh: "未完成的日期没有保存；请稍后重试，若一直如此，请检查网络和该网址",
  en: "The days not yet answered were not stored; try again later, and if it persists check the network and this address",
};
const CHANGED: Text = {
  zh: "该日没有保存；请稍后重试，若一直如此，说明数据源改变了格式，请更新本程序",
  en: "The day was not stored; try again later, and if it persists the source has changed its format: update this program",
};

function problem({ source, address: whole }: Origin, what: Text, advice: Text, cause?: unknown): SourceError {
  const address = whole.length > 120 ? `${whole.slice(0, 120)}…` : whole;
  const text = {
    zh: `${source.name.zh}（${address}）${what.zh}。${advice.zh}。`,
    en: `${source.name.en} at ${address} ${what.en}. ${advice.en}.`,
  };
  return new SourceError(source.id, text, cause === undefined ? undefined : { cause });
}

/** A value as it stands in an error text: short, and recognisable when it is absent. */
function quote(value: unknown): string {
  const written = value === undefined ? "undefined" : JSON.stringify(value);
  return written.length > 60 ? `${written.slice(0, 60)}…` : written;
}

export function unreachable(origin: Origin, cause: unknown): SourceError {
  const reason = rootMessage(cause);
  return problem(origin, { zh: `无法连接：${reason}`, en: `cannot be reached: ${reason}` }, TRY_LATER, cause);
}

function rootMessage(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? rootMessage(cause.cause) : cause.message || cause.name;
}

export function timedOut(origin: Origin, timeoutMs: number): SourceError {
  const seconds = timeoutMs / 1000;
  return problem(
    origin,
    { zh: `在 ${seconds} 秒内没有答完`, en: `gave no whole answer within ${seconds} s` },
    TRY_LATER,
  );
}

export function refusedWithStatus(origin: Origin, status: number): SourceError {
  return problem(
    origin,
    { zh: `拒绝了请求，HTTP 状态 ${status}（应为 200）`, en: `refused with HTTP status ${status}, expected 200` },
    TRY_LATER,
  );
}

export function askedToWait(origin: Origin, seconds: number): SourceError {
  return problem(
    origin,
    { zh: `要求 ${seconds} 秒之后再试`, en: `asks to come back in ${seconds} s` },
    { zh: "未完成的日期没有保存；请到时重试", en: "The days not yet answered were not stored; try again then" },
  );
}

export function leftAlone(origin: Origin, seconds: number): SourceError {
  return problem(
    origin,
    {
      zh: `连续失败，${seconds} 秒之内不再询问`,
      en: `has failed again and again and is not asked for another ${seconds} s`,
    },
    {
      zh: "请到时重试，若一直如此，请检查网络和该网址",
      en: "Try again then, and if it persists check the network and this address",
    },
  );
}

export function tooLarge(origin: Origin, limitBytes: number): SourceError {
  const megabytes = Math.round(limitBytes / 2 ** 20);
  return problem(
    origin,
    {
      zh: `返回的内容超过 ${megabytes} MB，没有读完`,
      en: `answered more than ${megabytes} MB, which was not read to its end`,
    },
    TRY_LATER,
  );
}

export function redirected({ origin, headers, url }: { origin: Origin; headers: Headers; url: string }): SourceError {
  const target = redirectTarget(headers.get("location"), url);
  return problem(
    origin,
    { zh: `把请求转到了 ${target}，没有给出数据`, en: `sends the request on to ${target} instead of answering` },
    TRY_LATER,
  );
}

function redirectTarget(location: string | null, url: string): string {
  if (location === null || !URL.canParse(location, url)) return "?";
  const { origin, pathname } = new URL(location, url);
  return origin + pathname;
}

export function answeredHtml(origin: Origin): SourceError {
  return problem(
    origin,
    {
      zh: "返回的是网页（HTML），不是数据，可能是验证页或维护页",
      en: "answered a web page (HTML), not data: perhaps a check or a maintenance page",
    },
    TRY_LATER,
  );
}

export function unreadable(origin: Origin, expected: string, cause: unknown): SourceError {
  return problem(
    origin,
    {
      zh: `返回的内容不完整或已损坏，无法按 ${expected} 读取`,
      en: `answered something broken or cut short that is no ${expected}`,
    },
    TRY_LATER,
    cause,
  );
}

export function wrongField(origin: Origin, field: string, value: unknown, expected: Text): SourceError {
  return problem(
    origin,
    {
      zh: `的字段 ${field} 为 ${quote(value)}，应为${expected.zh}`,
      en: `gave ${quote(value)} in the field ${field}, expected ${expected.en}`,
    },
    CHANGED,
  );
}

export function wrongDay(origin: Origin, asked: string, given: unknown): SourceError {
  return problem(
    origin,
    {
      zh: `返回的是 ${quote(given)} 的数据，而询问的是 ${asked}`,
      en: `gave figures of ${quote(given)} when asked for ${asked}`,
    },
    TRY_LATER,
  );
}

export function duplicated(origin: Origin, key: string): SourceError {
  return problem(origin, { zh: `返回的 ${key} 不止一行`, en: `gave more than one row for ${key}` }, TRY_LATER);
}

export function incomplete(origin: Origin, expected: number, given: number): SourceError {
  return problem(
    origin,
    { zh: `应有 ${expected} 行，实际得到 ${given} 行`, en: `announced ${expected} rows and gave ${given}` },
    TRY_LATER,
  );
}

export function contradictory(origin: Origin, what: Text): SourceError {
  return problem(origin, { zh: `的数字自相矛盾：${what.zh}`, en: `contradicts itself: ${what.en}` }, TRY_LATER);
}

export function reportedError(origin: Origin, message: unknown): SourceError {
  return problem(origin, { zh: `报告了错误：${quote(message)}`, en: `reports an error: ${quote(message)}` }, TRY_LATER);
}
