import type { SyncRequest } from "../contracts/api.ts";
import type { DetailsSpec, Pulled, PulledSeries, PullSpec, TotalsSpec } from "../contracts/pull.ts";
import { previousSession } from "../core/market/calendar.ts";
import { EXCHANGES, type Scope } from "../core/market/exchange.ts";
import type { TradingDate } from "../core/market/trading-date.ts";
import type { Text } from "../core/text.ts";
import type { Client } from "./client.ts";
import { ClientError } from "./client-error.ts";

/** How far the server is with collecting. */
interface Collecting {
  readonly done: number;
  readonly total: number;
  readonly exchange: Scope;
  readonly date: TradingDate;
}

export interface PullOptions {
  /** Today in Beijing. */
  readonly today: TradingDate;
  readonly signal?: AbortSignal;
  readonly onCollecting?: (progress: Collecting) => void;
}

/** The figures, and what went wrong on the way to them: a source that did not answer leaves what was stored before. */
export interface PullResult {
  readonly pulled: Pulled;
  readonly problems: readonly Text[];
}

/** Has the server collect what it lacks, then reads what it has. A source that fails is told, and does not stop the rest. */
export async function pull(client: Client, spec: PullSpec, options: PullOptions): Promise<PullResult> {
  const problems = await collect(client, syncRequestFor(spec, options.today), options);
  return { pulled: await read(client, spec, options), problems };
}

/**
 * What must be collected for a spec. Totals take the session before the first one too: what SZSE and BSE leave
 * unpublished is derived from its balance. The newest details may be those of the last session or, before they are out, of the one before. */
export function syncRequestFor(spec: PullSpec, today: TradingDate): SyncRequest {
  if (spec.dataset === "totals") {
    const to = spec.to === "latest" ? today : spec.to;
    const scope = spec.scope === "EACH" ? "ALL" : spec.scope;
    return { dataset: "totals", scope, from: previousSession(spec.from), to };
  }
  if (spec.date !== "latest") return { dataset: "details", scope: spec.exchange, from: spec.date, to: spec.date };
  const last = previousSession(today);
  return { dataset: "details", scope: spec.exchange, from: previousSession(last), to: last };
}

async function collect(client: Client, request: SyncRequest, options: PullOptions): Promise<Text[]> {
  const problems: Text[] = [];
  try {
    for await (const event of client.sync(request, options.signal)) {
      if (event.type === "progress") options.onCollecting?.(event);
      if (event.type === "problem") problems.push(event.message);
    }
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    problems.push(error.text);
  }
  return problems;
}

async function read(client: Client, spec: PullSpec, options: PullOptions): Promise<Pulled> {
  if (spec.dataset === "totals") return { spec, series: await readSeries(client, spec, options) };
  return { spec, day: await readDay(client, spec, options) };
}

function readSeries(client: Client, spec: TotalsSpec, { today, signal }: PullOptions): Promise<PulledSeries[]> {
  const scopes = spec.scope === "EACH" ? EXCHANGES : [spec.scope];
  const to = spec.to === "latest" ? today : spec.to;
  return Promise.all(scopes.map((scope) => client.marketSeries({ scope, from: spec.from, to }, signal)));
}

function readDay(client: Client, spec: DetailsSpec, { signal }: PullOptions) {
  return client.securityDay({ exchange: spec.exchange, date: spec.date }, signal);
}
