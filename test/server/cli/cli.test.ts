import { once } from "node:events";
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { get } from "node:https";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { TradingDate } from "../../../src/core/market/trading-date.ts";
import { openDuckdbStore } from "../../../src/server/store/duckdb/index.ts";
import { ensureCertificate, publicKeyHash } from "../../../src/server/tls/certificate.ts";
import { startExchangeServer, type ExchangeServer, type ExchangeServerOptions } from "../../support/exchange-server.ts";
import { runCli, startCli, type CliProcess } from "../../support/run-cli.ts";
import { canMountSmallDisk, mountSmallDisk } from "../../support/small-disk.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";

vi.setConfig({ testTimeout: 60_000 });

const FIXTURE = fileURLToPath(new URL("../../fixtures/files/market-totals.csv", import.meta.url));
const isRoot = process.getuid?.() === 0;

/** Permissions do not bind root: for it, a folder of the system's own that nobody can write. */
function unwritableDirectory(): string {
  if (isRoot) return process.platform === "linux" ? "/sys/rzrq" : "/System/rzrq";
  const directory = temporaryDirectory();
  chmodSync(directory, 0o555);
  return join(directory, "data");
}

interface Exchanges {
  readonly server: ExchangeServer;
  readonly env: Readonly<Record<string, string>>;
}

async function openExchanges(data: string, options?: ExchangeServerOptions): Promise<Exchanges> {
  const server = await startExchangeServer(options);
  onTestFinished(() => server.close());
  const { url } = server;
  const urls = {
    RZRQ_SSE_URL: url,
    RZRQ_SZSE_URL: url,
    RZRQ_BSE_URL: url,
    RZRQ_EASTMONEY_URL: url,
    RZRQ_TENCENT_URL: url,
  };
  return { server, env: { RZRQ_DATA: data, ...urls } };
}

const storedDays = async (data: string, from: string, to: string): Promise<string[]> => {
  const store = await openDuckdbStore(join(data, "rzrq.duckdb"));
  const days = await store.days("totals", "ALL", from as TradingDate, to as TradingDate);
  await store.close();
  return days;
};

describe("rzrq", () => {
  test("without a word shows what it can do and ends well", async () => {
    const { code, stdout } = await runCli([], { env: { LC_ALL: "zh_CN.UTF-8" } });
    expect(stdout).toMatch(/用法：.*collect.*import.*serve/s);
    expect(code).toBe(0);
  });

  test("answers wrong usage on stderr with the code 2", async () => {
    const result = await runCli(["colect"], { env: { LC_ALL: "zh_CN.UTF-8" } });
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toMatch(/^没有名为“colect”的命令（是否想输入 collect？）.*\n$/);
  });

  test("names the variable of the environment that cannot be used", async () => {
    const result = await runCli(["collect"], { env: { RZRQ_SSE_URL: "sse" } });
    expect(result).toMatchObject({ code: 1, stdout: "" });
    expect(result.stderr).toMatch(/^The environment variable RZRQ_SSE_URL is "sse".*\n$/);
  });
});

describe("rzrq collect", () => {
  test("lands a day of all exchanges once", async () => {
    const { server, env } = await openExchanges(temporaryDirectory());
    const first = await runCli(["collect", "--date", "2026-09-18"], { env });
    // Four totals and four overviews (each exchange and all), account statistics; three details and three quotes, two lists of targets.
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toContain("17 landed, 0 unchanged, 0 not yet disclosed, 0 failed");
    const asked = server.requests.length;
    const second = await runCli(["collect", "--date", "2026-09-18"], { env });
    expect(second.stdout).toContain("0 landed, 17 unchanged, 0 not yet disclosed, 0 failed");
    expect(server.requests).toHaveLength(asked);
  });

  test("calls an empty answer not yet disclosed, and that is no failure", async () => {
    const { env } = await openExchanges(temporaryDirectory(), { isDisclosed: () => false });
    const result = await runCli(["collect", "--date", "2026-09-18", "--exchange", "BSE"], { env });
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(result.stdout).toContain("0 landed, 0 unchanged, 5 not yet disclosed, 0 failed");
  });

  test("tells of a source that answers a web page, and takes its days from another", async () => {
    const { server, env } = await openExchanges(temporaryDirectory());
    server.behave("SZSE", "html");
    const result = await runCli(["collect", "--date", "2026-09-18", "--dataset", "totals"], { env });
    expect(result.code).toBe(0);
    expect(result.stderr).toMatch(/^SZSE.*HTML.*\n$/);
    expect(result.stdout).toMatch(/8 landed, 0 unchanged, 0 not yet disclosed, 0 failed/);
  });

  test("fails where nobody gives a day, and keeps the others", async () => {
    const { server, env } = await openExchanges(temporaryDirectory());
    server.behave("SZSE", "html");
    const alone = { ...env, RZRQ_EASTMONEY_URL: "http://127.0.0.1:9" };
    const result = await runCli(["collect", "--date", "2026-09-18", "--dataset", "totals"], { env: alone });
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/SZSE.*HTML/);
    // Totals of SSE and BSE and the overview of SSE; SZSE's two, the overview of BSE, and both of all exchanges.
    expect(result.stdout).toMatch(/3 landed, 0 unchanged, 0 not yet disclosed, 5 failed/);
  });

  test("interrupted, keeps the days that are done and can go on later", async () => {
    const { server, env } = await openExchanges(temporaryDirectory());
    const words = ["collect", "--from", "2026-09-14", "--to", "2026-09-18", "--exchange", "BSE", "--dataset", "totals"];
    server.behave("BSE", { kind: "slow", delayMs: 600 });
    const { child, result } = startCli(words, { env });
    const asked = () => server.requests.filter(({ host }) => host === "BSE");
    await vi.waitFor(() => expect(asked().length).toBeGreaterThan(2), { timeout: 30_000 });
    child.kill("SIGINT");
    expect(await result).toMatchObject({ code: 130, stderr: expect.stringMatching(/^Interrupted: .*\n$/) as string });
    server.behave("BSE", "normal");
    const again = await runCli(words, { env });
    expect(again.stdout).toMatch(/: (\d+) landed, (\d+) unchanged, 0 not yet disclosed, 0 failed/);
    const [, landed, unchanged] = /: (\d+) landed, (\d+) unchanged/.exec(again.stdout) ?? [];
    // Totals and overview of five sessions.
    expect(Number(landed) + Number(unchanged)).toBe(10);
  });
});

describe("rzrq import", () => {
  test("shows what it understood of a file, and stores it when it is told to", async () => {
    const data = temporaryDirectory();
    const shown = await runCli(["import", FIXTURE, "--exchange", "ALL"], { env: { RZRQ_DATA: data } });
    expect(shown).toMatchObject({ code: 0, stderr: "" });
    expect(shown.stdout).toContain("10 trading days from 2026-01-05 to 2026-01-16");
    expect(shown.stdout).toContain("融资余额(元) → Financing balance, 元 (by its heading)");
    expect(shown.stdout).toContain("left out: column “沪深300收盘”");
    expect(shown.stdout).toMatch(/Nothing is stored yet: add --yes to store it\.\n$/);
    expect(existsSync(join(data, "rzrq.duckdb"))).toBe(false);
    const stored = await runCli(["import", FIXTURE, "--exchange", "ALL", "--yes"], { env: { RZRQ_DATA: data } });
    expect(stored).toMatchObject({ code: 0, stderr: "" });
    expect(stored.stdout).toMatch(/Stored market-totals\.csv: 10 new, 0 revised, 0 unchanged\n$/);
    expect(await storedDays(data, "2026-01-01", "2026-01-31")).toHaveLength(10);
  });

  test("asks what a file does not say, and stores nothing until it is answered", async () => {
    const data = temporaryDirectory();
    const env = { RZRQ_DATA: data, LC_ALL: "zh_CN.UTF-8" };
    const result = await runCli(["import", FIXTURE, "--yes"], { env });
    expect(result).toMatchObject({ code: 1, stderr: "" });
    expect(result.stdout).toMatch(/问：文件没有说明是哪个市场的汇总：是哪一个？请用 --exchange 回答.*\n尚未存入.*\n$/);
    expect(existsSync(join(data, "rzrq.duckdb"))).toBe(false);
  });

  test("stores nothing of a file with a broken cell", async () => {
    const data = temporaryDirectory();
    const file = join(data, "broken.csv");
    writeFileSync(file, readFileSync(FIXTURE, "utf8").replace("2731537176581", "abc"));
    const result = await runCli(["import", file], { env: { RZRQ_DATA: data, LC_ALL: "zh_CN.UTF-8" } });
    expect(result).toMatchObject({ code: 1, stdout: "" });
    expect(result.stderr).toMatch(/^第 11 行“融资融券余额\(元\)”的值“abc”不是数字.*\n$/);
    expect(await storedDays(data, "2026-01-01", "2026-01-31")).toEqual([]);
  });

  test.each([
    ["a file that is not there", "missing.csv", /“.*missing\.csv” does not exist: check the path\.\n$/, 1],
    ["a folder that is no backup", ".", /holds no manifest\.json, so it is not a backup.*\n$/, 1],
    ["a file without a known heading", "other.txt", /^No known heading in the first 100 rows.*\n$/, 1],
  ])("refuses %s", async (_, name, sentence, code) => {
    const data = temporaryDirectory();
    writeFileSync(join(data, "other.txt"), "hello\nworld\n");
    const result = await runCli(["import", join(data, name)], { env: { RZRQ_DATA: data } });
    expect(result).toMatchObject({ code, stdout: "" });
    expect(result.stderr).toMatch(sentence);
    expect(existsSync(join(data, "rzrq.duckdb"))).toBe(false);
  });

  test.runIf(process.platform !== "win32")("tells of a data directory that may not be written", async () => {
    const result = await runCli(["import", FIXTURE, "--exchange", "ALL", "--yes"], {
      env: { RZRQ_DATA: unwritableDirectory() },
    });
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/^No permission to .*RZRQ_DATA.*\n$/);
  });

  test.runIf(canMountSmallDisk())("on a full disk keeps what was stored", async () => {
    const disk = mountSmallDisk("1m")!;
    onTestFinished(() => disk.remove());
    const data = disk.directory;
    await runCli(["import", FIXTURE, "--exchange", "ALL", "--yes"], { env: { RZRQ_DATA: data } });
    const { env } = await openExchanges(data);
    const words = [
      "collect",
      "--from",
      "2026-07-01",
      "--to",
      "2026-09-18",
      "--exchange",
      "SSE",
      "--dataset",
      "details",
    ];
    const result = await runCli(words, { env });
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/^The disk is full and .* what was stored before is intact\..*\n$/);
    disk.resize("64m");
    expect(await storedDays(data, "2026-01-01", "2026-01-31")).toHaveLength(10);
    const again = await runCli(words, { env });
    expect(again).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("rzrq serve", () => {
  const startServer = async (
    data: string,
    words: readonly string[] = [],
    env = {},
  ): Promise<CliProcess & { port: number }> => {
    const server = startCli(["serve", "--port", "0", ...words], { env: { RZRQ_DATA: data, ...env } });
    onTestFinished(() => void server.child.kill("SIGKILL"));
    const [first] = (await once(server.child.stdout!, "data")) as [Buffer];
    return { ...server, port: Number(/https:\/\/localhost:(\d+)/.exec(first.toString())?.[1]) };
  };

  const ask = async (port: number, ca: string): Promise<unknown> => {
    const request = get(`https://localhost:${port}/api/v1/asof`, { ca });
    const [response] = (await once(request, "response")) as [IncomingMessage];
    return JSON.parse(await text(response));
  };

  test("answers under its own certificate, on this machine alone, until it is told to stop", async () => {
    const data = temporaryDirectory();
    const { child, result, port } = await startServer(data);
    const pem = join(data, "tls", "localhost.pem");
    if (process.platform !== "win32") expect(statSync(pem).mode & 0o777).toBe(0o600);
    expect(await ask(port, readFileSync(pem, "utf8"))).toMatchObject({ sample: true });
    child.kill("SIGTERM");
    expect(await result).toMatchObject({ code: 0, stdout: expect.stringContaining("RZRQ has stopped.") as string });
  });

  test("without a display says where to go, and what the browser's warning means", async () => {
    const { child, result } = await startServer(temporaryDirectory(), ["--open"]);
    child.kill("SIGTERM");
    const { stdout } = await result;
    expect(stdout).toMatch(/There is no display for a browser window: open https:\/\/localhost:\d+ /);
    expect(stdout).toMatch(/The browser will warn .* “Proceed to localhost”/);
  });

  test.runIf(process.platform !== "win32")("opens a browser that trusts its key and no other", async () => {
    const data = temporaryDirectory();
    const [browser, seen] = [join(data, "browser.sh"), join(data, "arguments")];
    writeFileSync(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > ${seen}.part && mv ${seen}.part ${seen}\n`, {
      mode: 0o755,
    });
    const env = { RZRQ_BROWSER: browser, DISPLAY: ":0", CI: "" };
    const { child, result, port } = await startServer(data, ["--open"], env);
    await vi.waitFor(() => expect(existsSync(seen)).toBe(true), { timeout: 20_000 });
    const words = readFileSync(seen, "utf8").trim().split("\n");
    const certificate = await ensureCertificate(join(data, "tls", "localhost.pem"), new Date());
    expect(words).toContain(`--ignore-certificate-errors-spki-list=${publicKeyHash(certificate)}`);
    expect(words).toContain(`--user-data-dir=${join(data, "browser")}`);
    expect(words.at(-1)).toBe(`https://localhost:${port}`);
    child.kill("SIGTERM");
    const { code, stdout } = await result;
    expect(code).toBe(0);
    expect(stdout).not.toContain("warn");
  });

  test("holds its store: another command hears so and changes nothing", async () => {
    const data = temporaryDirectory();
    const { child, result } = await startServer(data);
    const second = await runCli(["import", FIXTURE, "--exchange", "ALL", "--yes"], { env: { RZRQ_DATA: data } });
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(
      /^The database .* is in use by another process \(PID \d+\): stop the RZRQ that is running.*\n$/,
    );
    child.kill("SIGINT");
    expect((await result).code).toBe(0);
  });

  test("tells of a port in use, and what may be there", async () => {
    const other = createServer().listen({ host: "localhost", port: 0 });
    await once(other, "listening");
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const result = await runCli(["serve", "--port", String(port)], { env: { RZRQ_DATA: temporaryDirectory() } });
    expect(result).toMatchObject({ code: 1, stdout: "" });
    expect(result.stderr).toMatch(
      new RegExp(
        `^Port ${port} is in use by another program: if RZRQ is already running, open https://localhost:${port};.*\\n$`,
      ),
    );
  });

  test("serves under a certificate that the user brings, with its key", async () => {
    const data = temporaryDirectory();
    const [certFile, keyFile] = [join(data, "my.crt"), join(data, "my.key")];
    const { cert, key } = await ensureCertificate(join(data, "made.pem"), new Date());
    writeFileSync(certFile, cert);
    writeFileSync(keyFile, key);
    const { child, result, port } = await startServer(data, ["--cert", certFile, "--key", keyFile]);
    expect(await ask(port, cert)).toMatchObject({ sample: true });
    child.kill("SIGTERM");
    expect((await result).code).toBe(0);
    const half = await runCli(["serve", "--cert", certFile], { env: { RZRQ_DATA: data } });
    expect(half).toMatchObject({ code: 2, stderr: expect.stringContaining("--cert and --key belong") as string });
  });
});
