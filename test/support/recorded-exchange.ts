import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { SCOPES, type Scope } from "../../src/core/market/exchange.ts";
import type { DayAnswer } from "../../src/server/collect/source.ts";

const FIXTURES = fileURLToPath(new URL("../fixtures/", import.meta.url));

/** When recorded answers are read. */
const READ_AT = "2026-11-21T01:02:03.000Z";
/** Live quotes stand for their session until the next one opens. */
const WHILE_QUOTES_STAND: Readonly<Record<string, string>> = {
  "eastmoney-quotes": "2026-09-10T10:00:00.000Z",
  tencent: "2026-09-11T10:00:00.000Z",
};

/** When the answers of a folder of `test/fixtures` are read. */
export const readAt = (folder: string): string => WHILE_QUOTES_STAND[folder] ?? READ_AT;

export type Body = string | Uint8Array<ArrayBuffer>;

/** A file of `test/fixtures`, as `sse/totals-20261003-empty.json`. */
export function fixtureText(name: string): string {
  return readFileSync(FIXTURES + name, "utf8");
}

export function fixtureJson(name: string): unknown {
  return JSON.parse(fixtureText(name));
}

/** The recorded answer to a request, by the form that the request asks for; undefined where none was recorded. */
export function recordedBody(stem: string, url: URL, init: RequestInit = {}): Body | undefined {
  if (url.pathname.endsWith(".html")) return "<!DOCTYPE html><title>融资融券</title>";
  const form = formOf(url, init);
  const file = `${FIXTURES}${stem}.${form}`;
  if (!existsSync(file)) return undefined;
  return BINARY.includes(form) ? new Uint8Array(readFileSync(file)) : readFileSync(file, "utf8");
}

const BINARY: readonly string[] = ["xlsx", "gbk.txt"];

/** Eastmoney's reports are told apart by the last part of their names (`lshj.json`), Tushare's APIs and AKTools' functions by theirs. */
function formOf({ pathname, searchParams }: URL, { body }: RequestInit): string {
  if (pathname.startsWith("/q=")) return "gbk.txt";
  if (pathname.startsWith("/api/public/")) return `${pathname.split("/").at(-1)!}.json`;
  const api = typeof body === "string" ? /"api_name":"(\w+)"/.exec(body)?.[1] : undefined;
  if (api) return `${api}.json`;
  const report = searchParams.get("reportName");
  if (report) return `${report.split("_").at(-1)!.toLowerCase()}.json`;
  if (searchParams.get("SHOWTYPE") === "xlsx") return "xlsx";
  return searchParams.has("callback") || searchParams.has("jsonCallBack") ? "jsonp.txt" : "json";
}

/** Whose answer a recorded one is, and of which exchange: `eastmoney/details-SZSE-20230523` names both, `sse/…` is its own. */
export function ownerOf(stem: string): { id: string; exchange: Scope } {
  const [folder = "", name = ""] = stem.split("/");
  const id = folder.toUpperCase().replace("-", "_");
  return { id, exchange: SCOPES.find((scope) => name.includes(`-${scope}-`)) ?? (id as Scope) };
}

/** A `fetch` that answers from memory; status 404 where there is no answer. */
export function answering(answer: (url: URL, init: RequestInit) => Body | Response | undefined): typeof fetch {
  return (input, init = {}) => {
    init.signal?.throwIfAborted();
    const reply = answer(new URL(input instanceof Request ? input.url : input), init);
    if (reply instanceof Response) return Promise.resolve(reply);
    return Promise.resolve(new Response(reply ?? null, { status: reply === undefined ? 404 : 200 }));
  };
}

/** An answer without its provenance, as the `….expected.json` files write it. */
export function withoutProvenance(answer: DayAnswer): object {
  if (answer.status === "notDisclosed") return { status: answer.status, dataset: answer.dataset, date: answer.date };
  const { dataset, date } = answer.disclosure;
  const disclosed =
    "rows" in answer.disclosure ? { rows: answer.disclosure.rows } : { figures: answer.disclosure.figures };
  return { status: answer.status, dataset, date, ...disclosed };
}

export async function collectAll(answers: AsyncIterable<DayAnswer>): Promise<DayAnswer[]> {
  const all: DayAnswer[] = [];
  for await (const answer of answers) all.push(answer);
  return all;
}
