import { describe, expect, test } from "vitest";
import { SCOPE_NAMES } from "../../../../src/core/market/exchange.ts";
import { SourceError } from "../../../../src/server/collect/source.ts";
import type { SourceOptions } from "../../../../src/server/collect/source-options.ts";
import { createTransport } from "../../../../src/server/collect/transport/transport.ts";
import { answering } from "../../../support/recorded-exchange.ts";

const HOME = { baseUrl: "https://query.sse.com.cn", pauseMs: 0 };
const transport = (options: SourceOptions) => createTransport({ id: "SSE", name: SCOPE_NAMES.SSE }, HOME, options);
const status = (code: number, headers: Record<string, string> = {}) => new Response("", { status: code, headers });

/** A `fetch` that gives these replies one after another, the last one for ever. */
function replying(...replies: (() => Response | string)[]) {
  const calls: { url: URL; init: RequestInit }[] = [];
  const fetch = answering((url, init) => {
    const reply = replies[Math.min(calls.length, replies.length - 1)]!;
    calls.push({ url, init });
    return reply();
  });
  return { calls, fetch };
}

/** A `fetch` that never answers, and gives up when it is told to. */
const silent: typeof fetch = (_input, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
  });

describe("a request", () => {
  test("goes to the exchange with its query and headers", async () => {
    const { calls, fetch } = replying(() => "{}");
    await transport({ fetch })({ path: "/a.do", query: { day: "20260930" }, headers: { Referer: "https://x/" } });
    expect(calls[0]!.url.href).toBe("https://query.sse.com.cn/a.do?day=20260930");
    expect(new Headers(calls[0]!.init.headers).get("referer")).toBe("https://x/");
    expect(calls[0]!.init).toMatchObject({ method: "GET", redirect: "manual" });
  });

  test("goes to another address when told, under its path", async () => {
    const { calls, fetch } = replying(() => "{}");
    await transport({ fetch, baseUrl: "http://127.0.0.1:8123/proxy/" })({ path: "/a.do" });
    expect(calls[0]!.url.href).toBe("http://127.0.0.1:8123/proxy/a.do");
  });

  test("with a form is a POST", async () => {
    const { calls, fetch } = replying(() => "{}");
    await transport({ fetch })({ path: "/a.do", form: { page: "0", transDate: "2026-07-21" } });
    expect(calls[0]!.init.method).toBe("POST");
    expect(String(calls[0]!.init.body as URLSearchParams)).toBe("page=0&transDate=2026-07-21");
  });
});

describe("failures", () => {
  test.each([[500], [503], [429], [408]])("status %i is tried again, and the answer counts", async (code) => {
    const { calls, fetch } = replying(
      () => status(code),
      () => "fine",
    );
    const answer = await transport({ fetch })({ path: "/a.do" });
    expect(new TextDecoder().decode(answer.bytes)).toBe("fine");
    expect(calls).toHaveLength(2);
  });

  test("status 500 three times over is reported with the address, without the query", async () => {
    const { calls, fetch } = replying(() => status(500));
    const asked = transport({ fetch })({ path: "/a.do", query: { token: "secret" } });
    await expect(asked).rejects.toThrow("SSE (Shanghai) at https://query.sse.com.cn/a.do refused with HTTP status 500");
    await expect(asked).rejects.not.toThrow("secret");
    expect(calls).toHaveLength(3);
  });

  test.each([[403], [404]])("status %i is reported at once", async (code) => {
    const { calls, fetch } = replying(() => status(code));
    await expect(transport({ fetch })({ path: "/a.do" })).rejects.toThrow(`HTTP status ${code}`);
    expect(calls).toHaveLength(1);
  });

  test("a long Retry-After is reported, not waited for", async () => {
    const { calls, fetch } = replying(() => status(429, { "retry-after": "3600" }));
    await expect(transport({ fetch })({ path: "/a.do" })).rejects.toThrow("asks to come back in 3600 s");
    expect(calls).toHaveLength(1);
  });

  test("a broken connection is tried again", async () => {
    const { calls, fetch } = replying(
      () => {
        throw new TypeError("fetch failed", { cause: new Error("ECONNRESET") });
      },
      () => "fine",
    );
    await transport({ fetch: async (...ask) => await fetch(...ask) })({ path: "/a.do" });
    expect(calls).toHaveLength(2);
  });

  test("an answer that takes too long is a problem of the source", async () => {
    const asked = transport({ fetch: silent, timeoutMs: 5 })({ path: "/a.do" });
    await expect(asked).rejects.toThrow("gave no whole answer within 0.005 s");
    await expect(asked).rejects.toBeInstanceOf(SourceError);
  });
});

describe("an abort", () => {
  test("rejects with its reason while the request is open", async () => {
    const controller = new AbortController();
    const asked = transport({ fetch: silent })({ path: "/a.do" }, controller.signal);
    controller.abort(new Error("cancelled by the user"));
    await expect(asked).rejects.toThrow("cancelled by the user");
  });

  test("rejects with its reason while another request holds the line", async () => {
    const controller = new AbortController();
    const first = new AbortController();
    const send = transport({ fetch: silent });
    const open = send({ path: "/a.do" }, first.signal);
    const waiting = send({ path: "/b.do" }, controller.signal);
    controller.abort(new Error("cancelled by the user"));
    await expect(waiting).rejects.toThrow("cancelled by the user");
    first.abort(new Error("over"));
    await expect(open).rejects.toThrow("over");
  });

  test("rejects with its reason during the wait that the source asked for", async () => {
    const controller = new AbortController();
    const { calls, fetch } = replying(() => {
      queueMicrotask(() => setImmediate(() => controller.abort(new Error("cancelled by the user"))));
      return status(429, { "retry-after": "30" });
    });
    await expect(transport({ fetch })({ path: "/a.do" }, controller.signal)).rejects.toThrow("cancelled by the user");
    expect(calls).toHaveLength(1);
  });

  test("before the start asks nothing", async () => {
    const { calls, fetch } = replying(() => "fine");
    const asked = transport({ fetch })({ path: "/a.do" }, AbortSignal.abort(new Error("cancelled by the user")));
    await expect(asked).rejects.toThrow("cancelled by the user");
    expect(calls).toHaveLength(0);
  });
});
