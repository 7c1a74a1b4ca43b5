import type { Source } from "../source.ts";
import { DEFAULT_TIMEOUT_MS, type SourceOptions } from "../source-options.ts";
import { askedToWait, refusedWithStatus, timedOut, unreachable, type Origin } from "../source-problems.ts";
import { createPacer } from "./pacer.ts";
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
 * Requests to one host: one at a time, paced, with a time limit, repeated when they fail in passing.
 * Redirects are handed to the caller. An aborted signal rejects with its own reason, never with a `SourceError`.
 */
export function createTransport(
  source: Pick<Source, "id" | "name">,
  { baseUrl, pauseMs }: { baseUrl: string; pauseMs: number },
  options: SourceOptions,
): Send {
  const pause = options.pauseMs ?? pauseMs;
  const pace = createPacer(pause);
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const fetch = options.fetch ?? globalThis.fetch;
  const now = options.now ?? (() => new Date());
  const base = (options.baseUrl ?? baseUrl).replace(/\/+$/, "");

  const attempt = async (request: WireRequest, signal?: AbortSignal): Promise<WireAnswer> => {
    const url = new URL(base + request.path);
    for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
    const origin = { source, address: `${url.origin}${url.pathname}` };
    const deadline = AbortSignal.timeout(timeoutMs);
    const answer = await read(() =>
      fetch(url, {
        method: request.form || request.json !== undefined ? "POST" : "GET",
        headers: { "User-Agent": USER_AGENT, ...jsonType(request), ...request.headers },
        body: bodyOf(request),
        redirect: "manual",
        signal: AbortSignal.any(signal ? [deadline, signal] : [deadline]),
      }),
    ).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw new PassingFailure(deadline.aborted ? timedOut(origin, timeoutMs) : unreachable(origin, error));
    });
    if (!request.readable?.includes(answer.status)) refuseFailure(answer, origin, now());
    return { ...answer, origin, url: url.href };
  };

  return async (request, signal) => {
    try {
      return await pace(() => retryPassingFailures(() => attempt(request, signal), pause, signal), signal);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  };
}

const jsonType = ({ json }: WireRequest): Record<string, string> =>
  json === undefined ? {} : { "Content-Type": "application/json" };

function bodyOf({ form, json }: WireRequest): URLSearchParams | string | null {
  if (json !== undefined) return JSON.stringify(json);
  return form ? new URLSearchParams(form) : null;
}

async function read(ask: () => Promise<Response>) {
  const response = await ask();
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}

function refuseFailure({ status, headers }: { status: number; headers: Headers }, origin: Origin, now: Date): void {
  if (status < 400) return;
  const problem = refusedWithStatus(origin, status);
  if (status < 500 && !BUSY.includes(status)) throw problem;
  const waitMs = readRetryAfter(headers.get("retry-after"), now);
  if (waitMs > LONGEST_WAIT_MS) throw askedToWait(origin, Math.ceil(waitMs / 1000));
  throw new PassingFailure(problem, waitMs);
}
