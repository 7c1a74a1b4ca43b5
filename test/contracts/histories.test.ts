import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Exchange } from "../../src/core/market/exchange.ts";
import type { TradingDate } from "../../src/core/market/trading-date.ts";
import { SourceError, type HistoryRequest, type Part, type Source } from "../../src/server/collect/source.ts";
import { createSources } from "../../src/server/collect/sources.ts";
import {
  HOSTS,
  startExchangeServer,
  type ExchangeServer,
  type Host,
  type Misbehaviour,
} from "../support/exchange-server.ts";
import { collectAll } from "../support/recorded-exchange.ts";

const NOW = "2026-11-21T01:02:03Z";
const FROM = "2026-06-05" as TradingDate;
const TO = "2026-06-10" as TradingDate;
const SESSIONS = ["2026-06-05", "2026-06-08", "2026-06-09", "2026-06-10"] as TradingDate[];
const CODES: Readonly<Record<Exchange, string>> = { SSE: "600519", SZSE: "000002", BSE: "920002" };

let server: ExchangeServer;
beforeAll(async () => {
  server = await startExchangeServer();
});
afterEach(() => {
  for (const host of HOSTS) server.behave(host, "normal");
});
afterAll(() => server.close());

const CASES = createSources().flatMap(({ id, histories }) =>
  (histories?.exchanges ?? []).map((exchange) => ({ id: id as Host, exchange, code: CODES[exchange] })),
);

function open(id: string): Source {
  const urls = Object.fromEntries(HOSTS.map((host) => [host, server.url]));
  return createSources({ urls, pauseMs: 0, now: () => new Date(NOW) }).find((source) => source.id === id)!;
}

const read = (
  id: string,
  request: Pick<HistoryRequest, "exchange" | "code">,
  signal?: AbortSignal,
): Promise<readonly Part[]> => open(id).histories!.read({ ...request, from: FROM, to: TO }, signal);

test("Shanghai's own and Eastmoney have histories", () => {
  expect(CASES.map(({ id, exchange }) => `${id} of ${exchange}`)).toEqual([
    "SSE of SSE",
    "EASTMONEY of SSE",
    "EASTMONEY of SZSE",
    "EASTMONEY of BSE",
  ]);
});

describe.each(CASES)("$id: the history of $code", ({ id, exchange, code }) => {
  test("says of each session what the list of that day says, and no more", async () => {
    const lists = await collectAll(open(id).collect({ dataset: "details", exchange, dates: SESSIONS }));
    const expected = lists.map((answer) => {
      if (answer.status !== "disclosed" || answer.disclosure.dataset !== "details") throw new Error("not disclosed");
      const { disclosure } = answer;
      return { ...disclosure, covers: "listed", rows: disclosure.rows.filter((row) => row.code === code) };
    });
    expect(await read(id, { exchange, code })).toEqual(expected);
  });

  test("is empty where nothing is disclosed, and for a security that is no target", async () => {
    expect(await read(id, { exchange, code: "600001" })).toEqual([]);
    server.behave(id, "empty");
    expect(await read(id, { exchange, code })).toEqual([]);
  });

  test.each<Misbehaviour>(["html", "error", "truncated", "dropped", "wrongDay"])("%s is refused", async (kind) => {
    server.behave(id, kind);
    await expect(read(id, { exchange, code })).rejects.toBeInstanceOf(SourceError);
  });

  test("an abort ends it with its own reason", async () => {
    await expect(read(id, { exchange, code }, AbortSignal.abort(new Error("cancelled")))).rejects.toThrow("cancelled");
  });
});
