import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { get } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { problem } from "../../src/contracts/api.ts";
import { openApp } from "../support/app.ts";
import { detailsOf, securityRow } from "../support/disclosures.ts";

async function builtPages(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "rzrq-pages-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await mkdir(join(directory, "server-code"));
  await Promise.all(
    ["workbench.html", "addin.js", "pane.0a1b2c3d4e.js", "server-code/cli.js"].map((name) =>
      writeFile(join(directory, name), `content of ${name}`),
    ),
  );
  return directory;
}

describe("a request from elsewhere", () => {
  const url = "/api/v1/fields";

  test.each(["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])("is none under the name %s", async (host) => {
    const { app } = await openApp();
    expect((await app.inject({ url, headers: { host } })).statusCode).toBe(200);
  });

  test.each(["evil.example", "localhost.evil.example", "127.0.0.1.nip.io:80", "localhost:80:80", "10.0.0.1"])(
    "under the name %j is refused",
    async (host) => {
      const { app } = await openApp();
      const reply = await app.inject({ url, headers: { host } });
      expect(reply.statusCode).toBe(403);
      expect(reply.json()).toMatchObject({ error: { code: "foreign_host" } });
    },
  );

  test("is none under a name that was configured", async () => {
    const { app } = await openApp([], { hosts: ["rzrq.example.com:3000"] });
    expect((await app.inject({ url, headers: { host: "rzrq.example.com:3000" } })).statusCode).toBe(200);
    expect((await app.inject({ url, headers: { host: "rzrq.example.com:3001" } })).statusCode).toBe(403);
  });

  test("under another port than the one that listens is refused", async () => {
    const { app } = await openApp();
    await app.listen({ host: "127.0.0.1", port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const statusUnder = (host: string) =>
      new Promise((resolve) => {
        get({ host: "127.0.0.1", port, path: url, headers: { host } }, (reply) => resolve(reply.resume().statusCode));
      });
    expect(await statusUnder(`localhost:${port}`)).toBe(200);
    expect(await statusUnder(`localhost:${port === 65_535 ? 1 : port + 1}`)).toBe(403);
    expect(await statusUnder("localhost")).toBe(403);
  });

  test.each([
    ["https://evil.example", 403],
    ["null", 403],
    ["https://localhost:3001", 403],
    ["https://localhost:3000", 200],
    [undefined, 200],
  ])("that changes something, by a page of origin %s, is answered with %i", async (origin, status) => {
    const { app } = await openApp();
    const reply = await app.inject({
      method: "POST",
      url: "/api/v1/sync",
      payload: { dataset: "totals", scope: "SSE", from: "2026-09-18", to: "2026-09-18" },
      headers: { host: "localhost:3000", ...(origin !== undefined && { origin }) },
    });
    expect(reply.statusCode).toBe(status);
  });
});

describe("headers", () => {
  test("forbid eval, inline scripts and foreign content, and let Office show the pane in a frame", async () => {
    const { app } = await openApp([], { staticDir: await builtPages() });
    const { headers } = await app.inject({ url: "/workbench.html" });
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain("unsafe-eval");
    expect(policy).toMatch(/frame-ancestors 'self' .*https:\/\/\*\.officeapps\.live\.com/);
    expect(headers).not.toHaveProperty("x-frame-options");
    expect(headers).not.toHaveProperty("strict-transport-security");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  test("keep hashed files for ever, ask anew for others, and never keep figures", async () => {
    const { app } = await openApp([], { staticDir: await builtPages() });
    const caching = async (url: string) => (await app.inject({ url })).headers["cache-control"];
    expect(await caching("/pane.0a1b2c3d4e.js")).toBe("public, max-age=31536000, immutable");
    expect(await caching("/workbench.html")).toBe("no-cache");
    expect(await caching("/addin.js")).toBe("no-cache");
    expect(await caching("/api/v1/asof")).toBe("no-store");
  });

  test("give an unchanged page without its content", async () => {
    const { app } = await openApp([], { staticDir: await builtPages() });
    const { etag } = (await app.inject({ url: "/workbench.html" })).headers;
    const reply = await app.inject({ url: "/workbench.html", headers: { "if-none-match": String(etag) } });
    expect([reply.statusCode, reply.body]).toEqual([304, ""]);
  });
});

describe("pages", () => {
  test("are sent in the compressed form that lies beside them, but as they are to a reader on this machine", async () => {
    const staticDir = await builtPages();
    await writeFile(join(staticDir, "addin.js.gz"), gzipSync("compressed"));
    const { app } = await openApp([], { staticDir, hosts: ["rzrq.example.com"] });
    const headers = { "accept-encoding": "gzip, br" };
    const remote = await app.inject({ url: "/addin.js", headers: { ...headers, host: "rzrq.example.com" } });
    expect(remote.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(remote.rawPayload).toString()).toBe("compressed");
    expect(remote.headers["content-type"]).toContain("javascript");
    const local = await app.inject({ url: "/addin.js", headers });
    expect(local.headers).not.toHaveProperty("content-encoding");
    expect(local.body).toBe("content of addin.js");
  });

  test("begin with the workbench, in the language asked for", async () => {
    const { app } = await openApp([], { staticDir: await builtPages() });
    expect((await app.inject({ url: "/?lang=en" })).headers.location).toBe("/workbench.html?lang=en");
    expect((await app.inject({ url: "/workbench.html" })).body).toBe("content of workbench.html");
  });

  test.each(["/server-code/cli.js", "/../package.json", "/%2e%2e/package.json", "/nothing"])(
    "do not include %s",
    async (url) => {
      const { app } = await openApp([], { staticDir: await builtPages() });
      const reply = await app.inject({ url });
      expect(reply.statusCode).toBe(404);
      expect(problem.parse(reply.json()).error.message.zh).not.toBe("");
    },
  );
});

describe("answers", () => {
  test("are compressed where that saves something", async () => {
    const rows = Array.from({ length: 500 }, (_, index) => securityRow(String(600_000 + index)));
    const { app } = await openApp([detailsOf({}, rows)]);
    const request = { url: "/api/v1/days/latest/SSE", headers: { "accept-encoding": "gzip" } };
    const reply = await app.inject(request);
    expect(reply.headers["content-encoding"]).toBe("gzip");
    expect(JSON.parse(gunzipSync(reply.rawPayload).toString())).toMatchObject({ rows });
  });

  test("to a failure inside say nothing of it, and log it", async () => {
    const logged: string[] = [];
    const logger = { level: "error", stream: { write: (line: string) => void logged.push(line) } };
    const sample = () => Promise.reject(new Error("secret detail"));
    const { app } = await openApp([], { sample, logger });
    const reply = await app.inject({ url: "/api/v1/asof" });
    expect(reply.statusCode).toBe(500);
    expect(problem.parse(reply.json()).error.code).toBe("internal");
    expect(reply.body).not.toContain("secret detail");
    expect(logged.join()).toContain("secret detail");
  });

  test("to a body that is no JSON say what is wrong", async () => {
    const { app } = await openApp();
    const headers = { "content-type": "application/json" };
    const reply = await app.inject({ method: "POST", url: "/api/v1/sync", payload: "{", headers });
    expect(reply.statusCode).toBe(400);
    expect(problem.parse(reply.json()).error.message.en).toContain("not valid JSON");
  });
});
