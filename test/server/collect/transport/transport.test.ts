import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
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

describe("a host that fails again and again", () => {
  const clock = () => {
    let at = Date.parse("2026-11-21T01:00:00Z");
    return { now: () => new Date(at), pass: (ms: number) => void (at += ms) };
  };

  test("is left alone for a minute after five requests, then asked once, and for good when it answers", async () => {
    const { now, pass } = clock();
    let isWell = false;
    let calls = 0;
    const fetch = answering(() => {
      calls += 1;
      return isWell ? "fine" : status(503);
    });
    const send = transport({ fetch, now });
    for (let request = 0; request < 5; request++) await expect(send({ path: "/a.do" })).rejects.toThrow("503");
    expect(calls).toBe(15);
    await expect(send({ path: "/a.do" })).rejects.toThrow(
      "has failed again and again and is not asked for another 60 s",
    );
    pass(59_000);
    await expect(send({ path: "/a.do" })).rejects.toThrow("for another 1 s");
    expect(calls).toBe(15);
    pass(1_000);
    isWell = true;
    await send({ path: "/a.do" });
    await send({ path: "/a.do" });
    expect(calls).toBe(17);
  });

  test("is left alone for as long as it asks for", async () => {
    const { now, pass } = clock();
    const { calls, fetch } = replying(
      () => status(429, { "retry-after": "3600" }),
      () => "fine",
    );
    const send = transport({ fetch, now });
    await expect(send({ path: "/a.do" })).rejects.toThrow("asks to come back in 3600 s");
    await expect(send({ path: "/b.do" })).rejects.toThrow("not asked for another 3600 s");
    expect(calls).toHaveLength(1);
    pass(3_600_000);
    await send({ path: "/a.do" });
  });

  test("is not one that has nothing at an address", async () => {
    const { calls, fetch } = replying(() => status(404));
    const send = transport({ fetch });
    for (let request = 0; request < 8; request++) await expect(send({ path: "/a.do" })).rejects.toThrow("404");
    expect(calls).toHaveLength(8);
  });
});

describe("an answer of any size", () => {
  const MB = 2 ** 20;
  const endless = (chunk: Uint8Array, most: number) => {
    const seen = { bytes: 0, cancelled: false };
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        seen.bytes += chunk.length;
        if (seen.bytes > most) controller.close();
        else controller.enqueue(chunk);
      },
      cancel() {
        seen.cancelled = true;
      },
    });
    return { body, seen };
  };

  test("beyond the limit is dropped while it streams, and is not asked for again", async () => {
    const { body, seen } = endless(new Uint8Array(MB), 300 * MB);
    const { calls, fetch } = replying(() => new Response(body));
    await expect(transport({ fetch })({ path: "/a.do" })).rejects.toThrow("answered more than 32 MB");
    expect(seen.cancelled).toBe(true);
    expect(seen.bytes).toBeLessThan(35 * MB);
    expect(calls).toHaveLength(1);
  });

  test("that announces more than the limit is not read at all", async () => {
    const { body, seen } = endless(new Uint8Array(MB), 300 * MB);
    const { fetch } = replying(() => new Response(body, { headers: { "content-length": String(300 * MB) } }));
    await expect(transport({ fetch })({ path: "/a.do" })).rejects.toThrow("answered more than 32 MB");
    expect(seen.bytes).toBeLessThanOrEqual(2 * MB);
  });

  test("packed small and unpacking beyond the limit is dropped as it unpacks", async () => {
    const bomb = gzipSync(new Uint8Array(64 * MB));
    expect(bomb.length).toBeLessThan(MB);
    const server = createServer((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expect(transport({ baseUrl })({ path: "/a.do" })).rejects.toThrow("answered more than 32 MB");
  });

  test("that says it is packed and is not is a broken answer", async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end('{"a":1}');
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expect(transport({ baseUrl })({ path: "/a.do" })).rejects.toThrow("cannot be reached");
  });
});

describe("a user and a password in the address", () => {
  const baseUrl = "http://ann:s%3Acret@127.0.0.1:8123/proxy";

  test("are sent as a header", async () => {
    const { calls, fetch } = replying(() => "{}");
    await transport({ fetch, baseUrl })({ path: "/a.do" });
    expect(calls[0]!.url.href).toBe("http://127.0.0.1:8123/proxy/a.do");
    // RFC 7617: base64 of "ann:s:cret".
    expect(new Headers(calls[0]!.init.headers).get("authorization")).toBe("Basic YW5uOnM6Y3JldA==");
  });

  test("stand in no text", async () => {
    const { fetch } = replying(() => status(500));
    const asked = transport({ fetch, baseUrl })({ path: "/a.do" });
    await expect(asked).rejects.toThrow("at http://127.0.0.1:8123/proxy/a.do refused");
    await expect(asked).rejects.not.toThrow(/ann|cret/);
  });
});

test("every request is told, repetitions one by one, with its host and status", async () => {
  const told: unknown[] = [];
  const { fetch } = replying(
    () => status(503),
    () => "fine",
  );
  await transport({ fetch, onCall: ({ source, host, status, bytes }) => told.push([source, host, status, bytes]) })({
    path: "/a.do",
    query: { token: "secret" },
  });
  expect(told).toEqual([
    ["SSE", "query.sse.com.cn", 503, 0],
    ["SSE", "query.sse.com.cn", 200, 4],
  ]);
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
