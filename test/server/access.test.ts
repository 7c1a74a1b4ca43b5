import { describe, expect, test } from "vitest";
import { readAccess, requireCertificate } from "../../src/server/access.ts";
import { problem } from "../../src/contracts/api.ts";
import { openApp } from "../support/app.ts";

const TOKEN = "0123456789abcdef0123456789abcdef";
const OTHER = "fedcba9876543210fedcba9876543210";

describe("listening for others", () => {
  test("is off unless a name is given", () => {
    expect(readAccess({ RZRQ_TOKENS: TOKEN })).toBeNull();
  });

  test("takes a name and tokens", () => {
    expect(readAccess({ RZRQ_HOST: "RZRQ.example.com", RZRQ_TOKENS: `${TOKEN}, ${OTHER}` })).toEqual({
      host: "rzrq.example.com",
      tokens: [TOKEN, OTHER],
    });
  });

  test.each([
    [{ RZRQ_HOST: "rzrq.example.com" }, "RZRQ_TOKENS must be set"],
    [{ RZRQ_HOST: "rzrq.example.com", RZRQ_TOKENS: " , " }, "RZRQ_TOKENS must be set"],
    [{ RZRQ_HOST: "https://rzrq.example.com", RZRQ_TOKENS: TOKEN }, "no host name"],
    [{ RZRQ_HOST: "0.0.0.0:3000", RZRQ_TOKENS: TOKEN }, "no host name"],
    [{ RZRQ_HOST: "rzrq.example.com", RZRQ_TOKENS: `${TOKEN},short-secret` }, "Token 2 of RZRQ_TOKENS"],
  ])("is refused where it would stand open: %j", (env, text) => {
    expect(() => readAccess(env)).toThrow(text);
    expect(() => readAccess(env)).not.toThrow("short-secret");
  });

  test("is refused with a certificate that only this machine trusts", () => {
    const access = { host: "rzrq.example.com", tokens: [TOKEN] };
    expect(() => requireCertificate(access, true)).not.toThrow();
    expect(() => requireCertificate(access, false)).toThrow("--cert and --key");
  });
});

describe("a server with tokens", () => {
  const hosts = ["rzrq.example.com"];
  const tokens = [TOKEN, OTHER];

  test.each([
    ["rzrq.example.com", `Bearer ${TOKEN}`, 200],
    ["rzrq.example.com", `bearer ${OTHER}`, 200],
    ["rzrq.example.com", undefined, 401],
    ["rzrq.example.com", "Bearer ", 401],
    ["rzrq.example.com", `Bearer ${TOKEN.slice(1)}`, 401],
    ["rzrq.example.com", `Basic ${TOKEN}`, 401],
    // A proxy on this machine calls under its name for everybody.
    ["localhost", undefined, 401],
  ])("to a request under %s with %s answers %i", async (host, authorization, status) => {
    const { app } = await openApp([], { hosts, tokens });
    const headers = { host, ...(authorization !== undefined && { authorization }) };
    for (const url of ["/api/v1/fields", "/api/v1/edition", "/api/v1/asof"]) {
      const reply = await app.inject({ url, headers });
      expect([url, reply.statusCode]).toEqual([url, status]);
      if (status === 401) expect(problem.parse(reply.json()).error.code).toBe("token_needed");
    }
  });
});
