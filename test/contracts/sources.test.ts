import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { MarginFigures } from "../../src/contracts/rows.ts";
import type { Dataset } from "../../src/core/fields/catalogue.ts";
import { EXCHANGES, type Exchange } from "../../src/core/market/exchange.ts";
import type { TradingDate } from "../../src/core/market/trading-date.ts";
import { SourceError, type DayAnswer, type Source } from "../../src/server/collect/source.ts";
import { createSources } from "../../src/server/collect/sources.ts";
import { detailsOf, overviewOf, totalsOf, type DayFigures } from "../support/exchange-figures.ts";
import { startExchangeServer, type ExchangeServer, type Misbehaviour } from "../support/exchange-server.ts";
import { collectAll, withoutProvenance } from "../support/recorded-exchange.ts";

const days = (...dates: string[]) => dates as TradingDate[];
const SESSIONS = days("2026-06-08", "2026-06-09", "2026-07-16");
const [DAY] = SESSIONS as [TradingDate];

const CASES = createSources().flatMap(({ id, offers }) =>
  offers.map(({ dataset, exchange }) => ({ id, exchange: exchange as Exchange, dataset })),
);
const DAY_BY_DAY = CASES.filter(({ exchange, dataset }) => exchange !== "SSE" || dataset !== "totals");

let server: ExchangeServer;
beforeAll(async () => {
  server = await startExchangeServer();
});
afterEach(() => {
  for (const exchange of EXCHANGES) server.behave(exchange, "normal");
});
afterAll(() => server.close());

function openSource(id: string, { pauseMs = 0, url = server.url } = {}): Source {
  const urls = { SSE: url, SZSE: url, BSE: url };
  return createSources({ urls, pauseMs, now: () => new Date("2026-11-21T01:02:03Z") }).find(
    (source) => source.id === id,
  )!;
}

async function problemOf(answers: AsyncIterable<DayAnswer>): Promise<SourceError> {
  const outcome: unknown = await collectAll(answers).catch((error: unknown) => error);
  if (!(outcome instanceof SourceError)) throw new Error(`not refused: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** What each exchange publishes of what it knows, in 元 and shares. */
function published(exchange: Exchange, dataset: "totals" | "details", day: DayFigures): MarginFigures {
  const isSse = exchange === "SSE";
  const hasShortValue = !isSse || dataset === "totals";
  return {
    financing_balance: day.balance,
    financing_buy: day.bought,
    financing_repay: isSse ? day.repaid : null,
    short_balance: hasShortValue ? day.shortValue : null,
    short_shares: day.shortShares,
    short_sold: day.sold,
    short_returned: isSse && dataset === "details" ? day.returned : null,
    margin_balance: hasShortValue ? day.balance + day.shortValue : null,
  };
}

function expectedAnswer(exchange: Exchange, dataset: Dataset, date: TradingDate): object {
  const disclosed = { status: "disclosed", dataset, date };
  if (dataset === "overview") {
    const { turnover, floatCap } = overviewOf(exchange, date);
    return { ...disclosed, figures: { turnover: turnover * 1e6, float_cap: floatCap * 1e6 } };
  }
  if (dataset === "totals") return { ...disclosed, figures: published(exchange, dataset, totalsOf(exchange, date)) };
  if (dataset !== "details") throw new Error(`no figures of ${dataset} here`);
  const rows = detailsOf(exchange, date).map(({ code, name, ...figures }) => ({
    code,
    name,
    ...published(exchange, dataset, figures),
  }));
  return { ...disclosed, rows };
}

describe.each(CASES)("$id $dataset", ({ id, exchange, dataset }) => {
  test("every session is answered once, oldest first, in 元 and shares, with its provenance", async () => {
    const dates = [...SESSIONS].reverse().concat(DAY);
    const answers = await collectAll(openSource(id).collect({ dataset, exchange, dates }));
    expect(answers.map(withoutProvenance)).toEqual(SESSIONS.map((date) => expectedAnswer(exchange, dataset, date)));
    for (const answer of answers) {
      const provenance = { exchange, source: id, fetchedAt: "2026-11-21T01:02:03.000Z" };
      expect(answer).toMatchObject({ disclosure: provenance });
    }
  });

  test("an empty answer means not disclosed", async () => {
    server.behave(exchange, "empty");
    const answers = await collectAll(openSource(id).collect({ dataset, exchange, dates: SESSIONS }));
    expect(answers).toEqual(SESSIONS.map((date) => ({ status: "notDisclosed", exchange, dataset, date })));
  });

  test("a day that is no session is not disclosed, the session beside it is", async () => {
    const dates = days("2026-06-05", "2026-06-06");
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

  const misbehaviours: Misbehaviour[] = ["html", "error", "busy", "truncated", "dropped", "wrongDay"];
  test.each(misbehaviours)("%s is refused with source, address and advice in both languages", async (kind) => {
    server.behave(exchange, kind);
    const problem = await problemOf(openSource(id).collect({ dataset, exchange, dates: [DAY] }));
    expect(problem.source).toBe(id);
    expect(problem.text.zh).toMatch(/^[上深北]交所（http:\/\/127\.0\.0\.1:\d+\/[^?]+）.+。.+请.+。$/);
    expect(problem.text.en).toMatch(
      new RegExp(`^${id} \\(\\w+\\) at http://127\\.0\\.0\\.1:\\d+/[^?]+ .+\\. .+try again.+\\.$`),
    );
  });

  test.each<Misbehaviour>(["error", "busy", "dropped"])("%s that passes is got over", async (kind) => {
    server.behave(exchange, { kind, times: 1 });
    const answers = await collectAll(openSource(id).collect({ dataset, exchange, dates: [DAY] }));
    expect(answers.map(withoutProvenance)).toEqual([expectedAnswer(exchange, dataset, DAY)]);
  });

  test("an exchange that cannot be reached is refused", async () => {
    const gone = await startExchangeServer();
    await gone.close();
    const problem = await problemOf(openSource(id, { url: gone.url }).collect({ dataset, exchange, dates: [DAY] }));
    expect(problem.text.en).toContain("cannot be reached");
    expect(problem.text.zh).toContain("无法连接");
  });

  test("an abort ends a slow request with its own reason, and asks nothing more", async () => {
    server.behave(exchange, { kind: "slow", delayMs: 60_000 });
    const controller = new AbortController();
    const before = server.requests.length;
    const collecting = collectAll(openSource(id).collect({ dataset, exchange, dates: SESSIONS }, controller.signal));
    collecting.catch(() => undefined);
    await expect.poll(() => server.requests.length, { interval: 2 }).toBeGreaterThan(before);
    const asked = server.requests.length;
    controller.abort(new Error("cancelled by the user"));
    await expect(collecting).rejects.toThrow("cancelled by the user");
    expect(server.requests.length - asked).toBe(0);
  });

  test("requests keep the pause and never overlap, whoever collects", async () => {
    const own = await startExchangeServer();
    const source = openSource(id, { pauseMs: 15, url: own.url });
    const twice = [SESSIONS.slice(0, 2), SESSIONS.slice(1)].map((dates) =>
      source.collect({ dataset, exchange, dates }),
    );
    await Promise.all(twice.map(collectAll));
    await own.close();
    expect(own.mostAtOnce(exchange)).toBe(1);
    const times = own.requests.map(({ at }) => at);
    for (const [index, at] of times.slice(1).entries()) expect(at - times[index]!).toBeGreaterThanOrEqual(14);
  });
});

test.each(DAY_BY_DAY)(
  "$id $dataset: days answered before a failure stay answered",
  async ({ id, exchange, dataset }) => {
    const answered: TradingDate[] = [];
    const collecting = async () => {
      for await (const answer of openSource(id).collect({ dataset, exchange, dates: SESSIONS })) {
        if (answer.status !== "disclosed") continue;
        answered.push(answer.disclosure.date);
        if (answered.length === 2) server.behave(exchange, "html");
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

test("every source has a name in both languages and an id of its own", () => {
  const sources = createSources();
  expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
  for (const { name } of sources) expect([name.zh, name.en].every((text) => text.length > 0)).toBe(true);
});
