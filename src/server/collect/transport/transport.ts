import { SourceError, type Source } from "../source.ts";
import { DEFAULT_LIMIT_BYTES, DEFAULT_TIMEOUT_MS, type SourceOptions } from "../source-options.ts";
import {
  askedToWait,
  leftAlone,
  refusedWithStatus,
  reportedError,
  timedOut,
  tooLarge,
  unreachable,
  type Origin,
} from "../source-problems.ts";
import { createCircuit } from "./circuit.ts";
import { createPacer } from "./pacer.ts";
import { BodyTooLarge, readBody } from "./read-body.ts";
import { PassingFailure, readRetryAfter, retryPassingFailures } from "./retry.ts";

export interface WireRequest {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** A form makes the request a POST. */
  readonly form?: Readonly<Record<string, string>>;
  /** So does a JSON body. */
  readonly json?: unknown;
  /** Statuses from 400 up whose body says what is wrong: they are handed to the caller. */
  readonly readable?: readonly number[];
  /** What an answer of status 200 reports where it says «busy, ask again»; null where it does not. */
  readonly saysBusy?: (answer: WireAnswer) => string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer below status 400, or of a status that the request calls readable; whole. */
export interface WireAnswer {
  readonly origin: Origin;
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

export type Send = (request: WireRequest, signal?: AbortSignal) => Promise<WireAnswer>;

/** The exchanges turn away clients that do not look like a browser. */
const USER_AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 RZRQ";
const LONGEST_WAIT_MS = 60_000;
const BUSY: readonly number[] = [408, 429];

/**
 * Requests to one host: one at a time, paced, with a time limit and a limit of size, repeated when they fail in passing; a
 * host that fails again and again is left alone for a while. Redirects are handed to the caller. An aborted signal rejects
 * with its own reason, never with a `SourceError`.
 */
export function createTransport(
  source: Pick<Source, "id" | "name">,
  { baseUrl, pauseMs }: { baseUrl: string; pauseMs: number },
  options: SourceOptions,
): Send {
  const pause = options.pauseMs ?? pauseMs;
  const pace = createPacer(pause);
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const limitBytes = options.limitBytes ?? DEFAULT_LIMIT_BYTES;
  const fetch = options.fetch ?? globalThis.fetch;
  const now = options.now ?? (() => new Date());
  const circuit = createCircuit(now);
  const { base, authorization } = splitCredentials(options.baseUrl ?? baseUrl);

  const attempt = async (request: WireRequest, signal?: AbortSignal): Promise<WireAnswer> => {
    const url = new URL(base + request.path);
    for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
    const origin = { source, address: `${url.origin}${url.pathname}` };
    const deadline = AbortSignal.timeout(timeoutMs);
    const [at, start] = [now(), performance.now()];
    const note = (status: number | null, bytes: number) =>
      options.onCall?.({ source: source.id, host: url.host, at, ms: performance.now() - start, status, bytes });
    try {
      const response = await fetch(url, {
        method: request.form || request.json !== undefined ? "POST" : "GET",
        headers: { "User-Agent": USER_AGENT, ...authorization, ...jsonType(request), ...request.headers },
        body: bodyOf(request),
        redirect: "manual",
        signal: AbortSignal.any(signal ? [deadline, signal] : [deadline]),
      });
      const { status, headers } = response;
      const bytes = await readBody(response, limitBytes);
      note(status, bytes.length);
      if (!request.readable?.includes(status)) {
        const waitMs = readRetryAfter(headers.get("retry-after"), now());
        if (isBusy(status) && waitMs > LONGEST_WAIT_MS) circuit.leaveAlone(waitMs);
        refuseFailure(status, waitMs, origin);
      }
      const answer = { status, headers, bytes, origin, url: url.href };
      const busy = request.saysBusy?.(answer) ?? null;
      if (busy !== null) throw new PassingFailure(reportedError(origin, busy));
      return answer;
    } catch (error) {
      if (error instanceof PassingFailure || error instanceof SourceError) throw error;
      note(null, 0);
      signal?.throwIfAborted();
      if (error instanceof BodyTooLarge) throw tooLarge(origin, error.limitBytes);
      throw new PassingFailure(deadline.aborted ? timedOut(origin, timeoutMs) : unreachable(origin, error));
    }
  };

  const ask = async (request: WireRequest, signal?: AbortSignal): Promise<WireAnswer> => {
    const restMs = circuit.restMs();
    if (restMs > 0) throw leftAlone({ source, address: new URL(base).origin }, Math.ceil(restMs / 1000));
    const last = { isPassing: false };
    const tried = () =>
      attempt(request, signal).catch((error: unknown) => {
        last.isPassing = error instanceof PassingFailure;
        throw error;
      });
    try {
      const answer = await retryPassingFailures(tried, pause, signal);
      circuit.succeeded();
      return answer;
    } catch (error) {
      signal?.throwIfAborted();
      if (last.isPassing) circuit.failed();
      throw error;
    }
  };

  return async (request, signal) => {
    try {
      return await pace(() => ask(request, signal), signal);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  };
}

/** `fetch` takes no user and password in an address, and quotes the whole address when it says so. */
function splitCredentials(address: string): { base: string; authorization: Record<string, string> } {
  const url = new URL(address);
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = "";
  url.password = "";
  const base = url.href.replace(/\/+$/, "");
  return {
    base,
    authorization: pair === ":" ? {} : { Authorization: `Basic ${Buffer.from(pair).toString("base64")}` },
  };
}

const jsonType = ({ json }: WireRequest): Record<string, string> =>
  json === undefined ? {} : { "Content-Type": "application/json" };

function bodyOf({ form, json }: WireRequest): URLSearchParams | string | null {
  if (json !== undefined) return JSON.stringify(json);
  return form ? new URLSearchParams(form) : null;
}

const isBusy = (status: number): boolean => status >= 500 || BUSY.includes(status);

function refuseFailure(status: number, waitMs: number, origin: Origin): void {
  if (status < 400) return;
  const problem = refusedWithStatus(origin, status);
  if (!isBusy(status)) throw problem;
  if (waitMs > LONGEST_WAIT_MS) throw askedToWait(origin, Math.ceil(waitMs / 1000));
  throw new PassingFailure(problem, waitMs);
}
