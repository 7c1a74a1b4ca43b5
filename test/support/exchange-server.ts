import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { isSession } from "../../src/core/market/calendar.ts";
import { EXCHANGES, MARGIN_SINCE, type Exchange } from "../../src/core/market/exchange.ts";
import type { TradingDate } from "../../src/core/market/trading-date.ts";
import { aktools } from "./aktools-wire.ts";
import { bseDetail, bseQuotes, bseSummary, bseTargets } from "./bse-wire.ts";
import { eastmoneyQuotes } from "./eastmoney-quotes-wire.ts";
import { eastmoneyDatacenter } from "./eastmoney-wire.ts";
import { sseMargin, sseOverview, sseSoa } from "./sse-wire.ts";
import { tencentQuotes } from "./tencent-wire.ts";
import { TOO_OFTEN, tusharePro } from "./tushare-wire.ts";
import { szseMarginJson, szseMarginXlsx, szseOverview, szseTargetsJson, szseTargetsXlsx } from "./szse-wire.ts";

/** Disclosed days from–to, ascending. */
export type Disclosed = (from: string, to: string) => string[];
export type DisclosedBy = (exchange: Exchange) => Disclosed;

/** Whose addresses the server answers: an exchange's own, or those of a house that publishes all of them. */
export const HOSTS = [...EXCHANGES, "EASTMONEY", "EASTMONEY_QUOTES", "TENCENT", "TUSHARE", "AKTOOLS"] as const;
export type Host = (typeof HOSTS)[number];

/**
 * How an exchange can go wrong: a page of HTML, status 500, status 429 with `Retry-After: 0`, a late answer, nothing
 * disclosed, figures of the day before, half of the body, a connection that breaks in the middle of it, or a refusal of
 * Tushare's for too many calls a minute.
 */
export type Misbehaviour =
  "html" | "error" | "busy" | "slow" | "empty" | "wrongDay" | "truncated" | "dropped" | "limited";

interface Behaviour {
  readonly kind: Misbehaviour;
  /** Requests that meet it before all is well again; without it, all of them. */
  readonly times?: number;
  /** Only addresses that contain this text. */
  readonly path?: string;
  /** Delay of `slow`; 200 unless told. */
  readonly delayMs?: number;
}

interface ExchangeRequest {
  readonly host: Host;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  /** Milliseconds, monotonic, at which the request arrived. */
  readonly at: number;
}

export interface ExchangeServer {
  /** `http://127.0.0.1:<port>`: the address of all hosts. */
  readonly url: string;
  readonly requests: readonly ExchangeRequest[];
  /** Most requests to one host that were open at the same time. */
  mostAtOnce(host: Host): number;
  behave(host: Host, behaviour: Misbehaviour | Behaviour | "normal"): void;
  close(): Promise<void>;
}

export interface ExchangeServerOptions {
  /** Which days are disclosed; every session since margin trading began, unless told. */
  readonly isDisclosed?: (exchange: Exchange, date: string) => boolean;
}

type Answered = string | Uint8Array;
/** Status 200 unless told. */
type Told = Answered | { readonly status: number; readonly body: string };
type Route = (query: URLSearchParams, disclosedBy: DisclosedBy, wrongDay: boolean, path: string) => Told;

/** A route of an exchange's own site. */
const own =
  (exchange: Exchange, answer: (query: URLSearchParams, disclosed: Disclosed, wrongDay: boolean) => Answered): Route =>
  (query, disclosedBy, wrongDay) =>
    answer(query, disclosedBy(exchange), wrongDay);

const SZSE_REPORTS: Readonly<Record<string, typeof szseMarginJson>> = {
  "1803_sczm": szseOverview,
  "1834_xxpl": szseTargetsJson,
};

const ROUTES: Readonly<Record<string, { host: Host; answer: Route }>> = {
  "/marketdata/tradedata/queryMargin.do": { host: "SSE", answer: own("SSE", sseMargin) },
  "/commonSoaQuery.do": { host: "SSE", answer: own("SSE", sseSoa) },
  "/commonQuery.do": { host: "SSE", answer: own("SSE", sseOverview) },
  "/api/report/ShowReport": {
    host: "SZSE",
    answer: own("SZSE", (query, ...rest) =>
      (query.get("CATALOGID") === "1834_xxpl" ? szseTargetsXlsx : szseMarginXlsx)(query, ...rest),
    ),
  },
  "/api/report/ShowReport/data": {
    host: "SZSE",
    answer: own("SZSE", (query, ...rest) =>
      (SZSE_REPORTS[query.get("CATALOGID") ?? ""] ?? szseMarginJson)(query, ...rest),
    ),
  },
  "/disclosure/rzrq_trans_list.html": { host: "BSE", answer: () => "<!DOCTYPE html><title>融资融券</title>" },
  "/rzrqjyyexxController/summaryInfoResult.do": { host: "BSE", answer: own("BSE", bseSummary) },
  "/disclosure/rzrq_bdzq_list.html": { host: "BSE", answer: () => "<!DOCTYPE html><title>标的证券</title>" },
  "/nq/quotation.html": { host: "BSE", answer: () => "<!DOCTYPE html><title>行情</title>" },
  "/nqhqController/nqhq_en.do": { host: "BSE", answer: own("BSE", bseQuotes) },
  "/rzrqbdzqController/infoResult.do": { host: "BSE", answer: own("BSE", bseTargets) },
  "/rzrqjyyexxController/detailInfoResult.do": { host: "BSE", answer: own("BSE", bseDetail) },
  "/api/data/v1/get": { host: "EASTMONEY", answer: eastmoneyDatacenter },
  "/api/qt/clist/get": { host: "EASTMONEY_QUOTES", answer: eastmoneyQuotes },
  "/": { host: "TUSHARE", answer: tusharePro },
};

const TENCENT_ROUTE = {
  host: "TENCENT",
  answer: (_query, disclosedBy, wrongDay, path) => tencentQuotes(path, disclosedBy, wrongDay),
} as const satisfies { host: Host; answer: Route };

const routeOf = (path: string) => {
  if (path.startsWith("/q=")) return TENCENT_ROUTE;
  return path.startsWith("/api/public/") ? ({ host: "AKTOOLS", answer: aktools } as const) : ROUTES[path];
};

const HTML = "<!DOCTYPE html><html><head><title>访问验证</title></head><body>请完成安全验证</body></html>";
const DAY_MS = 86_400_000;

/** A server on loopback that speaks the recorded shapes of its hosts, for any session. */
export async function startExchangeServer(options: ExchangeServerOptions = {}): Promise<ExchangeServer> {
  const isDisclosed =
    options.isDisclosed ?? ((exchange, date) => isSession(date as TradingDate) && date >= MARGIN_SINCE[exchange]);
  const requests: ExchangeRequest[] = [];
  const behaviours = new Map<Host, Behaviour & { left: number }>();
  const open = new Map<Host, { now: number; most: number }>();

  const disclosedBy: DisclosedBy = (exchange) => (from, to) => {
    const days: string[] = [];
    for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) {
      const day = new Date(at).toISOString().slice(0, 10);
      if (isDisclosed(exchange, day)) days.push(day);
    }
    return days;
  };

  const takeBehaviour = (host: Host, address: string): Behaviour | undefined => {
    const behaviour = behaviours.get(host);
    if (!behaviour || behaviour.left <= 0 || !address.includes(behaviour.path ?? "")) return undefined;
    behaviour.left -= 1;
    return behaviour;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse, host: Host, route: Route) => {
    const address = new URL(request.url ?? "/", "http://localhost");
    const query = await readQuery(request, address);
    const { headers, method = "GET" } = request;
    requests.push({ host, method, path: address.pathname, query, headers, at: performance.now() });
    const refusal = refuseStranger(host, request);
    if (refusal) return void response.writeHead(refusal.status, refusal.headers).end();
    const behaviour = takeBehaviour(host, request.url ?? "");
    const kind = behaviour?.kind;
    if (kind === "html") return void response.writeHead(200, { "content-type": "text/html" }).end(HTML);
    if (kind === "error") return void response.writeHead(500).end("Internal Server Error");
    if (kind === "busy") return void response.writeHead(429, { "retry-after": "0" }).end();
    if (kind === "slow") await wait(behaviour?.delayMs ?? 200, undefined, { ref: false });
    if (kind === "limited") return void response.writeHead(200).end(TOO_OFTEN);
    const disclosing: DisclosedBy = kind === "empty" ? () => () => [] : disclosedBy;
    const told = route(query, disclosing, kind === "wrongDay", address.pathname);
    const [status, answered] = typeof told === "object" && "status" in told ? [told.status, told.body] : [200, told];
    const body = Buffer.from(answered);
    if (kind === "dropped") {
      response.writeHead(200, { "content-length": body.length });
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
      return;
    }
    response.writeHead(status).end(kind === "truncated" ? body.subarray(0, body.length / 2) : body);
  };

  const server = createServer((request, response) => {
    const route = routeOf(new URL(request.url ?? "/", "http://localhost").pathname);
    if (!route) return void response.writeHead(404).end("Not Found");
    const count = open.get(route.host) ?? { now: 0, most: 0 };
    open.set(route.host, count);
    count.now += 1;
    count.most = Math.max(count.most, count.now);
    response.on("close", () => (count.now -= 1));
    answer(request, response, route.host, route.answer).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    mostAtOnce: (host) => open.get(host)?.most ?? 0,
    behave(host, wanted) {
      behaviours.delete(host);
      if (wanted === "normal") return;
      const behaviour = typeof wanted === "string" ? { kind: wanted } : wanted;
      behaviours.set(host, { ...behaviour, left: behaviour.times ?? Infinity });
    },
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

/** What the address, a form or, as `json`, a body of JSON says. */
async function readQuery(request: IncomingMessage, { search }: URL): Promise<URLSearchParams> {
  if (request.method !== "POST") return new URLSearchParams(search);
  const body = await text(request);
  const isJson = request.headers["content-type"]?.includes("json") ?? false;
  return isJson ? new URLSearchParams({ json: body }) : new URLSearchParams(`${search}&${body}`);
}

/** SSE and SZSE refuse requests from nowhere; BSE sends a newcomer in a circle until it shows the cookie. */
function refuseStranger(host: Host, { headers, url }: IncomingMessage) {
  const homes: Readonly<Partial<Record<Host, string>>> = {
    SSE: "https://www.sse.com.cn/",
    SZSE: "https://www.szse.cn/",
    BSE: "https://www.bse.cn/",
  };
  const home = homes[host];
  if (home === undefined) return undefined;
  const isPage = url?.endsWith(".html") ?? false;
  if (!isPage && !headers.referer?.startsWith(home)) return { status: 403, headers: {} };
  if (host !== "BSE" || headers.cookie?.includes("C3VK=")) return undefined;
  return { status: 302, headers: { location: url ?? "/", "set-cookie": "C3VK=8e3f4a; Path=/; HttpOnly" } };
}
