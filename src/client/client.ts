import {
  API,
  asOf,
  marketSeries,
  securityDay,
  type AsOf,
  type SecurityDay,
  type SyncEvent,
  type SyncRequest,
} from "../contracts/api.ts";
import type { PulledSeries } from "../contracts/pull.ts";
import type { Exchange, Scope } from "../core/market/exchange.ts";
import type { TradingDate } from "../core/market/trading-date.ts";
import { accessToken } from "./access-token.ts";
import { getJson, type Connection } from "./request.ts";
import { sync } from "./sync.ts";

/** Newest disclosed day of each exchange; null = nothing there. */
export interface NewestDays {
  readonly sample: boolean;
  readonly exchanges: readonly Pick<AsOf["exchanges"][number], "exchange" | "totals" | "details">[];
}

/** The data server as the add-in sees it. Every call throws `ClientError`, or `AbortError` where its signal fired. */
export interface Client {
  /** Newest disclosed day of each exchange. */
  asOf(signal?: AbortSignal): Promise<NewestDays>;
  /** Daily totals, oldest first. */
  marketSeries(
    query: { scope: Scope; from?: TradingDate; to?: TradingDate },
    signal?: AbortSignal,
  ): Promise<PulledSeries>;
  /** All securities of an exchange on one day. */
  securityDay(query: { exchange: Exchange; date: TradingDate | "latest" }, signal?: AbortSignal): Promise<SecurityDay>;
  /** Collects what the server lacks; ends after the event `done`. */
  sync(request: SyncRequest, signal?: AbortSignal): AsyncIterable<SyncEvent>;
}

/** A client of the server at `base` (own origin by default). The server may be silent for `patience` milliseconds. */
export function createClient(options: Partial<Connection> = {}): Client {
  const connection = connect(options);
  return {
    asOf: (signal) => getJson(connection, `${API}/asof`, asOf, signal),
    marketSeries: ({ scope, from, to }, signal) => {
      const range = new URLSearchParams({ ...(from && { from }), ...(to && { to }) });
      return getJson(connection, `${API}/markets/${scope}?${range}`, marketSeries, signal);
    },
    securityDay: ({ exchange, date }, signal) =>
      getJson(connection, `${API}/days/${date}/${exchange}`, securityDay, signal),
    sync: (request, signal) => sync(connection, request, signal),
  };
}

/** The connection to the page's own server, as far as nothing else is told. */
export function connect(options: Partial<Connection>): Connection {
  return {
    base: options.base ?? globalThis.location.origin,
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    patience: options.patience ?? 60_000,
    token: options.token ?? accessToken,
  };
}
