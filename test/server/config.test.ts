import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/server/config.ts";

describe("readConfig", () => {
  test("takes the port 3000 and the user's own data directory unless told", () => {
    const config = readConfig({});
    expect(config.port).toBe(3000);
    expect(config.dataDirectory).toMatch(/rzrq/);
    expect(config.sourceUrls).toEqual({});
    expect(config.pauseMs).toBeUndefined();
  });

  test("takes what the environment says", () => {
    const config = readConfig({
      RZRQ_DATA: "/data",
      RZRQ_PORT: "3100",
      RZRQ_PAUSE_MS: "0",
      RZRQ_SSE_URL: "http://127.0.0.1:8080/",
    });
    expect(config).toMatchObject({ dataDirectory: "/data", port: 3100, pauseMs: 0 });
    expect(config.sourceUrls).toEqual({ SSE: "http://127.0.0.1:8080" });
  });

  test("takes the addresses of every source, and a token", () => {
    const config = readConfig({ RZRQ_TUSHARE_TOKEN: " abc ", RZRQ_AKTOOLS_URL: "http://127.0.0.1:8080" });
    expect(config).toMatchObject({ tushareToken: "abc", sourceUrls: { AKTOOLS: "http://127.0.0.1:8080" } });
  });

  test("an empty variable is none", () => {
    expect(readConfig({ RZRQ_PORT: " ", RZRQ_BSE_URL: "" })).toMatchObject({ port: 3000, sourceUrls: {} });
  });

  test.each([
    ["RZRQ_PORT", "65536"],
    ["RZRQ_PORT", "3000x"],
    ["RZRQ_PORT", "-1"],
    ["RZRQ_PAUSE_MS", "0.5"],
    ["RZRQ_SZSE_URL", "www.szse.cn"],
    ["RZRQ_SZSE_URL", "file:///etc/passwd"],
  ])("%s=%s is refused by name and value, in both languages", (name, value) => {
    try {
      readConfig({ [name]: value });
      expect.unreachable();
    } catch (error) {
      const { text } = error as { text: { zh: string; en: string } };
      expect(text.zh).toContain(`${name} 的值“${value}”`);
      expect(text.en).toContain(`${name} is "${value}"`);
    }
  });

  test("takes a PostgreSQL to write to, one to read from, or both", () => {
    const [url, readUrl] = ["postgres://a:b@db:5432/rzrq", "postgresql://a:b@standby/rzrq?sslmode=require"];
    expect(readConfig({}).database).toBeNull();
    expect(readConfig({ DATABASE_URL: url }).database).toEqual({ url, readUrl: undefined });
    expect(readConfig({ DATABASE_URL: url, DATABASE_READ_URL: readUrl }).database).toEqual({ url, readUrl });
    expect(readConfig({ DATABASE_READ_URL: readUrl }).database).toEqual({ readUrl });
  });

  test.each([
    "mysql://rzrq:geheim@db/rzrq",
    "postgres://rzrq:ge heim:x@db:99999/rzrq",
    "rzrq:geheim@db",
    "db.example.com/geheim@db",
  ])("the database address %s is refused without telling a password", (address) => {
    try {
      readConfig({ DATABASE_URL: address });
      expect.unreachable();
    } catch (error) {
      const { text } = error as { text: { zh: string; en: string } };
      expect(text.en).toContain("DATABASE_URL");
      expect(text.en + text.zh).not.toMatch(/:ge|heim/);
    }
  });
});
