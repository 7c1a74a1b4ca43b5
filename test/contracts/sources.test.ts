import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { EXCHANGES, type Exchange } from "../../src/core/market/exchange.ts";
import type { TradingDate } from "../../src/core/market/trading-date.ts";
import { SourceError, type DayAnswer, type Source } from "../../src/server/collect/source.ts";
import { createSources } from "../../src/server/collect/sources.ts";
import { createTushareSource } from "../../src/server/collect/sources/tushare/index.ts";
import { detailsOf } from "../support/exchange-figures.ts";
import {
  HOSTS,
  startExchangeServer,
  type ExchangeServer,
  type Host,
  type Misbehaviour,
} from "../support/exchange-server.ts";
import { expectedAnswer, type Asked } from "../support/expected-answers.ts";
import { collectAll, withoutProvenance } from "../support/recorded-exchange.ts";
import { TUSHARE_TOKEN } from "../support/tushare-wire.ts";

const days = (...dates: string[]) => dates as TradingDate[];
const SESSIONS = days("2026-06-08", "2026-06-09", "2026-07-16");
/** A Saturday: the newest session is the Friday before. */
const NOW = "2026-11-21T01:02:03Z";
const NEWEST = days("2026-11-20");

/** What one call answers for a whole range. */
const RANGES: readonly string[] = [
  ...["SSE totals", "EASTMONEY totals", "EASTMONEY overview", "EASTMONEY accounts"],
  ...["AKTOOLS totals", "AKTOOLS accounts", "TUSHARE sectors"],
];
const liveQuotesOf = (exchange: Exchange) => [
  `TENCENT quotes of ${exchange}`,
  `EASTMONEY_QUOTES quotes of ${exchange}`,
];
/** What has no date on the wire, is the whole series, or is live: a quote of another day is none of the day asked. */
const UNDATED: readonly string[] = [
  ...["EASTMONEY members of BSE", ...EXCHANGES.flatMap(liveQuotesOf)],
  ...EXCHANGES.flatMap((exchange) => [`TUSHARE sectors of ${exchange}`, `EASTMONEY boards of ${exchange}`]),
  ...["AKTOOLS details of SZSE", "AKTOOLS details of BSE", "AKTOOLS accounts of ALL"],
];
const listCodes = (exchange: Exchange) => Promise.resolve(detailsOf(exchange, NEWEST[0]!).map(({ code }) => code));

interface Case extends Asked {
  readonly sessions: readonly TradingDate[];
}

const isHost = (id: string): id is Host => HOSTS.some((host) => host === id);
/** What makes every source one that is asked. */
const EVERY = { listCodes, tushareToken: TUSHARE_TOKEN, concepts: true };
const CASES = createSources({ ...EVERY, urls: { AKTOOLS: "http://127.0.0.1:8080" } }).flatMap(({ id, offers }) =>
  offers.map(({ dataset, exchange, newestOnly }): Case => {
    if (!isHost(id)) throw new Error(`the local server does not speak for ${id}`);
    return { id, dataset, exchange, sessions: newestOnly ? NEWEST : SESSIONS };
  }),
);
const DAY_BY_DAY = CASES.filter(
  ({ id, dataset, sessions }) => sessions.length > 2 && !RANGES.includes(`${id} ${dataset}`),
);

const DATED = CASES.filter(({ id, dataset, exchange }) => !UNDATED.includes(`${id} ${dataset} of ${exchange}`));
/** How a request fails does not depend on the exchange that it is about. */
const ONE_EXCHANGE_EACH = CASES.filter(
  ({ id, dataset }, at) => CASES.findIndex((one) => one.id === id && one.dataset === dataset) === at,
);

let server: ExchangeServer;
beforeAll(async () => {
  server = await startExchangeServer();
});
afterEach(() => {
  for (const host of HOSTS) server.behave(host, "normal");
});
afterAll(() => server.close());

function openSource(id: string, { pauseMs = 0, url = server.url } = {}): Source {
  const urls = Object.fromEntries(HOSTS.map((host) => [host, url]));
  return createSources({ ...EVERY, urls, pauseMs, now: () => new Date(NOW) }).find((source) => source.id === id)!;
}

async function problemOf(answers: AsyncIterable<DayAnswer>): Promise<SourceError> {
  const outcome: unknown = await collectAll(answers).catch((error: unknown) => error);
  if (!(outcome instanceof SourceError)) throw new Error(`not refused: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** Refused with source, address and advice in both languages. */
async function expectRefusal({ id, exchange, dataset, sessions }: Case): Promise<void> {
  const source = openSource(id);
  const problem = await problemOf(source.collect({ dataset, exchange, dates: sessions.slice(0, 1) }));
  expect(problem.source).toBe(id);
  const told = (text: string, name: string) => text.startsWith(name) && text.slice(name.length);
  expect(told(problem.text.zh, source.name.zh)).toMatch(/^（http:\/\/127\.0\.0\.1:\d+\/[^?]*）.+。.+请.+。$/);
  expect(told(problem.text.en, source.name.en)).toMatch(/^ at http:\/\/127\.0\.0\.1:\d+\/[^?]* .+\. .+try again.+\.$/);
}

describe.each(CASES)("$id $dataset of $exchange", (one) => {
  const { id, exchange, dataset, sessions } = one;

  test("every session is answered once, oldest first, in 元 and shares, with its provenance", async () => {
    const dates = [...sessions].reverse().concat(sessions[0]!);
    const answers = await collectAll(openSource(id).collect({ dataset, exchange, dates }));
    expect(answers.map(withoutProvenance)).toEqual(sessions.map((date) => expectedAnswer(one, date)));
    for (const answer of answers) {
      const provenance = { exchange, source: id, fetchedAt: "2026-11-21T01:02:03.000Z" };
      expect(answer).toMatchObject({ disclosure: provenance });
    }
  });

  test("an empty answer means not disclosed", async () => {
    server.behave(id, "empty");
    const answers = await collectAll(openSource(id).collect({ dataset, exchange, dates: sessions }));
    expect(answers).toEqual(sessions.map((date) => ({ status: "notDisclosed", exchange, dataset, date })));
  });

  test("a day that is no session is not disclosed, the session beside it is", async () => {
    const dates = sessions === NEWEST ? days("2026-11-20", "2026-11-21") : days("2026-06-05", "2026-06-06");
    const answers = await collectAll(openSource(id).collect({ dataset, exchange, dates }));
    expect(answers.map(({ status }) => status)).toEqual(["disclosed", "notDisclosed"]);
  });

  test("days before margin trading are not asked for", async () => {
    const before = server.requests.length;
    const answers = await collectAll(
      openSource(id).collect({ dataset, exchange, dates: days("2010-03-30", "2009-01-05") }),
    );
    expect(answers.map(({ status }) => status)).toEqual(["notDisclosed", "notDisclosed"]);
    expect(server.requests).toHaveLength(before);
  });

  test("no day asked, no request", async () => {
    const before = server.requests.length;
    expect(await collectAll(openSource(id).collect({ dataset, exchange, dates: [] }))).toEqual([]);
    expect(server.requests).toHaveLength(before);
  });
});

describe.each(ONE_EXCHANGE_EACH)("$id $dataset, at one exchange", (one) => {
  const { id, exchange, dataset, sessions } = one;
  const session = sessions[0]!;

  test.each<Misbehaviour>(["html", "error", "busy", "truncated", "dropped"])(
    "%s is refused with advice",
    async (kind) => {
      server.behave(id, kind);
      await expectRefusal(one);
    },
  );

  test.each<Misbehaviour>(["error", "busy", "dropped"])("%s that passes is got over", async (kind) => {
    server.behave(id, { kind, times: 1 });
    const answers = await collectAll(openSource(id).collect({ dataset, exchange, dates: [session] }));
    expect(answers.map(withoutProvenance)).toEqual([expectedAnswer(one, session)]);
  });

  test("an exchange that cannot be reached is refused", async () => {
    const gone = await startExchangeServer();
    await gone.close();
    const problem = await problemOf(openSource(id, { url: gone.url }).collect({ dataset, exchange, dates: [session] }));
    expect(problem.text.en).toContain("cannot be reached");
    expect(problem.text.zh).toContain("无法连接");
  });

  test("an abort ends a slow request with its own reason, and asks nothing more", async () => {
    server.behave(id, { kind: "slow", delayMs: 60_000 });
    const controller = new AbortController();
    const before = server.requests.length;
    const collecting = collectAll(openSource(id).collect({ dataset, exchange, dates: sessions }, controller.signal));
    collecting.catch(() => undefined);
    await expect.poll(() => server.requests.length, { interval: 2 }).toBeGreaterThan(before);
    const asked = server.requests.length;
    controller.abort(new Error("cancelled by the user"));
    await expect(collecting).rejects.toThrow("cancelled by the user");
    expect(server.requests.length - asked).toBe(0);
  });

  test("requests keep the pause and never overlap, whoever collects", async () => {
    const own = await startExchangeServer();
    const source = openSource(id, { pauseMs: 8, url: own.url });
    const twice = [sessions.slice(0, 2), sessions.slice(-2)].map((dates) =>
      source.collect({ dataset, exchange, dates }),
    );
    await Promise.all(twice.map(collectAll));
    await own.close();
    expect(own.mostAtOnce(id)).toBe(1);
    const times = own.requests.map(({ at }) => at);
    for (const [index, at] of times.slice(1).entries()) expect(at - times[index]!).toBeGreaterThanOrEqual(7);
  });
});

test.each(DATED)("$id $dataset of $exchange: the figures of another day are refused", async (one) => {
  server.behave(one.id, "wrongDay");
  await expectRefusal(one);
});

test.each(DAY_BY_DAY)(
  "$id $dataset of $exchange: days answered before a failure stay answered",
  async ({ id, exchange, dataset }) => {
    const answered: TradingDate[] = [];
    const collecting = async () => {
      for await (const answer of openSource(id).collect({ dataset, exchange, dates: SESSIONS })) {
        if (answer.status !== "disclosed") continue;
        answered.push(answer.disclosure.date);
        if (answered.length === 2) server.behave(id, "html");
      }
    };
    await expect(collecting()).rejects.toBeInstanceOf(SourceError);
    expect(answered).toEqual(SESSIONS.slice(0, 2));
  },
);

test("the three exchanges of 2026-07-16 sum to the published market balances, to the yuan", async () => {
  const dates = days("2026-07-16");
  const collected = await Promise.all(
    EXCHANGES.map((id) => collectAll(openSource(id).collect({ dataset: "totals", exchange: id, dates }))),
  );
  const sum = { financing_balance: 0, short_balance: 0, margin_balance: 0 };
  for (const answer of collected.flat()) {
    if (answer.status !== "disclosed" || answer.disclosure.dataset !== "totals") throw new Error("not disclosed");
    for (const id of Object.keys(sum) as (keyof typeof sum)[]) sum[id] += answer.disclosure.figures[id]!;
  }
  expect(sum).toEqual({
    financing_balance: 2_837_700_798_247,
    short_balance: 20_455_088_526,
    margin_balance: 2_858_155_886_773,
  });
});

describe("Tushare at the local server", () => {
  const request = { dataset: "totals", exchange: "SSE", dates: SESSIONS.slice(0, 1) } as const;
  const opened = (token: string, waits: number[] = []) =>
    createTushareSource({
      ...{ baseUrl: server.url, token, pauseMs: 0, now: () => new Date(NOW) },
      sleep: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
    });

  test("waits out a limit of calls a minute", async () => {
    server.behave("TUSHARE", { kind: "limited", times: 2 });
    const waits: number[] = [];
    const answers = await collectAll(opened(TUSHARE_TOKEN, waits).collect(request));
    expect(answers).toMatchObject([{ status: "disclosed" }]);
    expect(waits).toEqual([61_000, 61_000]);
  });

  test("says that the token is wrong, not what it is", async () => {
    const problem = await problemOf(opened("0123456789abcdef").collect(request));
    expect(problem.text.en).toContain("RZRQ_TUSHARE_TOKEN");
    expect(JSON.stringify(problem.text)).not.toContain("0123456789abcdef");
  });
});

test("every source has a name in both languages and an id of its own", () => {
  const sources = createSources({ ...EVERY, urls: { AKTOOLS: "http://127.0.0.1:8080" } });
  expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
  for (const { name } of sources) expect([name.zh, name.en].every((text) => text.length > 0)).toBe(true);
});
