import { API, query } from "../../src/contracts/api.ts";
import type { Edition } from "../../src/contracts/edition.ts";
import { EXCHANGES, MARGIN_SINCE, type Exchange } from "../../src/core/market/exchange.ts";
import type { TradingDate } from "../../src/core/market/trading-date.ts";
import { canonicalCode } from "../../src/core/market/bse-codes.ts";
import { readScattered } from "../../src/server/blocks/read-scattered.ts";
import { buildBlock } from "../../src/server/blocks/build-block.ts";
import type { ServedDay } from "../../src/server/truth/served-day.ts";
import { encodeMarketBlock, type MarketBlock } from "./market-blocks.ts";
import { createMemoryStore } from "./memory-store.ts";

const LETTERS: Readonly<Record<Exchange, string>> = { SSE: "H", SZSE: "Z", BSE: "B" };

/** How the server behaves: as it should, or as servers do. */
type Behaviour = "well" | "down" | "silent" | "failing" | "half" | "garbage" | "stale";

export interface FakeDataServer {
  readonly fetch: typeof fetch;
  /** Addresses asked for, in order. */
  readonly requests: readonly string[];
  /** How it behaves from now on; a block's address may have a behaviour of its own. */
  behave(how: Behaviour, addresses?: RegExp): void;
  /** Serves these days too, or instead of those of the same date and exchange, as a new edition. */
  land(days: readonly ServedDay[]): void;
  /** From now on the server only reads, as a host of static files does. */
  becomeReadOnly(): void;
  forgetRequests(): void;
}

interface Served {
  readonly days: readonly ServedDay[];
  readonly markets?: readonly MarketBlock[];
  /** Exchanges that must have disclosed for a day to be complete. */
  readonly due?: readonly Exchange[];
}

/** A data server in this process: it answers `fetch` with the blocks of what a test says is served. */
export function createFakeDataServer({ days, markets = [], due }: Served): FakeDataServer {
  const store = createMemoryStore({ days });
  let edition = days.reduce((newest, day) => Math.max(newest, day.edition), 0);
  let readOnly = false;
  let behaviours: { how: Behaviour; addresses: RegExp }[] = [];
  const requests: string[] = [];

  async function document(): Promise<Edition> {
    const index = await store.index();
    const dates = [...new Set(index.map(({ date }) => date))].sort();
    const of = (date: TradingDate) => index.filter((one) => one.date === date);
    const dueOn = (date: TradingDate) => (due ?? EXCHANGES).filter((one) => MARGIN_SINCE[one] <= date);
    const missing = (date: TradingDate) =>
      dueOn(date).filter((one) => !of(date).some(({ exchange }) => exchange === one));
    const newestOf = (dates: readonly TradingDate[]) => dates.at(-1) ?? null;
    const complete = newestOf(dates.filter((date) => missing(date).length === 0));
    return {
      ...{ sample: false, edition, read_only: readOnly, awaited: [] },
      days: {
        date: dates,
        revision: dates.map((date) => Math.max(...of(date).map((one) => one.edition))),
        complete: dates.map((date) =>
          of(date)
            .map(({ exchange }) => LETTERS[exchange])
            .join(""),
        ),
        partial: dates.map((date) =>
          missing(date)
            .map((exchange) => LETTERS[exchange])
            .join(""),
        ),
      },
      newest: [
        { exchange: "ALL", details: complete, totals: complete },
        ...EXCHANGES.map((exchange) => {
          const own = newestOf(dates.filter((date) => of(date).some((one) => one.exchange === exchange)));
          return { exchange, details: own, totals: own };
        }),
      ],
    };
  }

  async function blockAt(path: string): Promise<Uint8Array | "unknown" | null> {
    const [, kind = "", key = "", series, digits = ""] =
      /^(days|history|securities|markets)(?:\/([^@/]+))?(\/series)?@(\d+)$/.exec(path) ?? [];
    const revision = Number(digits);
    const state = { store, edition: await document() };
    const date = key as TradingDate;
    if (kind === "days") return buildBlock(state, { kind: "day", date, revision });
    if (kind === "history") return buildBlock(state, { kind: "history", date, revision });
    if (revision !== edition) return null;
    if (kind === "markets") {
      const market = markets.find(({ exchange }) => exchange === key);
      return market ? encodeMarketBlock(market, { sample: false, revision }) : null;
    }
    if (series) return (await buildBlock(state, { kind: "series", code: key, revision })) ?? "unknown";
    return buildBlock(state, { kind: "directory", revision });
  }

  async function answer(path: string, how: Behaviour, question: unknown): Promise<Response> {
    if (how === "failing") return new Response("oops", { status: 500 });
    if (how === "garbage") return new Response(new Uint8Array([1, 2, 3]), { status: 200 });
    if (how === "stale") return refusal("stale_revision");
    if (path === "edition") return Response.json(await document());
    if (path === "query") return answerQuery(question);
    const bytes = await blockAt(path);
    if (!bytes) return refusal("stale_revision");
    if (bytes === "unknown") return refusal("unknown_code");
    const body = new Uint8Array(how === "half" ? bytes.slice(0, bytes.length / 2) : bytes);
    return new Response(body, { status: 200 });
  }

  /** The client asks in pairs only. */
  async function answerQuery(question: unknown): Promise<Response> {
    const { codes, dates, fields } = query.parse(JSON.parse(question as string));
    const points = codes.map((code, place) => [canonicalCode(code), dates[place]!] as const);
    return Response.json({ sample: false, edition, fields, rows: await readScattered(store, { points, fields }) });
  }

  return {
    requests,
    forgetRequests: () => void requests.splice(0),
    behave: (how, addresses = /./) => {
      behaviours = how === "well" ? [] : [{ how, addresses }, ...behaviours];
    },
    becomeReadOnly: () => void (readOnly = true),
    land: (newer) => {
      edition = Math.max(edition, ...newer.map((day) => day.edition));
      store.serve(newer);
    },
    fetch: (input, init) => {
      const path = (input as string).replace(`${API}/`, "").replace(/^https?:\/\/[^/]+\//, "");
      requests.push(path);
      const how = behaviours.find(({ addresses }) => addresses.test(path))?.how ?? "well";
      if (how === "down") return Promise.reject(new TypeError("fetch failed"));
      if (how === "silent") return untilAborted(init?.signal);
      return answer(path, how, init?.body);
    },
  };
}

function refusal(code: string): Response {
  return Response.json({ error: { code, message: { zh: "没有", en: "nothing there" } } }, { status: 404 });
}

function untilAborted(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_, reject) => {
    const abort = () => reject(new DOMException("aborted", "AbortError"));
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort);
  });
}
