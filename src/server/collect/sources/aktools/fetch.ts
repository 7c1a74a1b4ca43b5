import { SOURCE_NAMES } from "../../../../core/market/source-names.ts";
import type { z } from "zod";
import type { Text } from "../../../../core/text.ts";
import type { SourceOptions } from "../../source-options.ts";
import { reportedError, type Origin } from "../../source-problems.ts";
import { SourceError } from "../../source.ts";
import { createTransport } from "../../transport/transport.ts";
import { answerText } from "../../wire/answer-text.ts";
import type { Fetched } from "../../wire/fetched.ts";
import { parseJson, readShape } from "../../wire/json-answer.ts";
import { errorBody } from "./schema.ts";

export const IDENTITY = { id: "AKTOOLS", name: SOURCE_NAMES.AKTOOLS } as const;
/** It asks the public sites on every call. */
export const PAUSE_MS = 1000;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export type AktoolsWire = <Schema extends z.ZodType<readonly unknown[]>>(
  name: string,
  parameters: Readonly<Record<string, string>>,
  schema: Schema,
  signal?: AbortSignal,
) => Promise<Fetched<z.output<Schema>[number]>>;

/** A user's own AKTools. It builds Python code from the query string, so it must listen on this machine alone. */
export function createAktoolsWire(options: SourceOptions & { readonly baseUrl: string }): AktoolsWire {
  requireLoopback(options.baseUrl);
  const send = createTransport(IDENTITY, { baseUrl: options.baseUrl, pauseMs: PAUSE_MS }, options);
  return async (name, parameters, schema, signal) => {
    const request = { path: `/api/public/${name}`, query: parameters, readable: [404] };
    const answer = await send(request, signal);
    const { origin } = answer;
    const body = parseJson(answerText({ ...answer, status: 200 }), origin);
    if (answer.status === 404) {
      refuse(readShape(errorBody, body, origin).error, name, origin);
      return { rows: [], origin };
    }
    return { rows: readShape(schema, body, origin), origin };
  };
}

/** «No data» is an answer; anything else is a refusal. */
function refuse(message: string, name: string, origin: Origin): void {
  if (message.includes("返回数据为空")) return;
  if (message.includes("未找到该接口")) throw refusal(origin, unknownFunction(name));
  throw reportedError(origin, message);
}

function requireLoopback(baseUrl: string): void {
  const { hostname } = new URL(baseUrl);
  if (LOOPBACK.test(hostname)) return;
  throw refusal({ source: IDENTITY, address: hostname }, notLoopback(hostname));
}

const refusal = ({ source }: Origin, text: Text): SourceError => new SourceError(source.id, text);

const unknownFunction = (name: string): Text => ({
  zh: `AKTools 没有接口 ${name}：请升级 AKShare（pip install -U akshare）后重启 AKTools。`,
  en: `AKTools has no ${name}: upgrade AKShare (pip install -U akshare) and restart AKTools.`,
});

const notLoopback = (host: string): Text => ({
  zh: `AKTools 的地址 ${host} 不在本机：应为 http://127.0.0.1:8080 之类的本机地址，因为它会执行请求中的代码。`,
  en: `The AKTools address ${host} is not on this machine: expected a loopback address such as http://127.0.0.1:8080, because it runs code from its requests.`,
});
