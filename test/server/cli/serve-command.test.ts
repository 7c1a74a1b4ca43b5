import { once } from "node:events";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { get } from "node:https";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ensureCertificate, publicKeyHash } from "../../../src/server/tls/certificate.ts";
import { startCli } from "../../support/run-cli.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";
import { startCommand, typeCommand } from "../../support/type-command.ts";

vi.setConfig({ testTimeout: 60_000 });

const FIXTURE = fileURLToPath(new URL("../../fixtures/files/market-totals.csv", import.meta.url));

describe("rzrq serve", () => {
  const startServer = async (data: string, words: readonly string[] = [], env = {}) => {
    const server = startCommand(["serve", "--port", "0", ...words], { env: { RZRQ_DATA: data, ...env } });
    onTestFinished(async () => {
      server.stop();
      await server.result;
    });
    const addressIn = (text: string): string | undefined => /https:\/\/localhost:(\d+)/.exec(text)?.[1];
    await vi.waitFor(() => expect(addressIn(server.written.stdout)).toBeDefined(), { timeout: 30_000 });
    return { ...server, port: Number(addressIn(server.written.stdout)) };
  };

  const ask = async (port: number, ca: string): Promise<unknown> => {
    const request = get(`https://localhost:${port}/api/v1/asof`, { ca });
    const [response] = (await once(request, "response")) as [IncomingMessage];
    return JSON.parse(await text(response));
  };

  test("in a process of its own answers under its own certificate, and holds its store until it is told to stop", async () => {
    const data = temporaryDirectory();
    const { child, result } = startCli(["serve", "--port", "0"], { env: { RZRQ_DATA: data } });
    onTestFinished(() => void child.kill("SIGKILL"));
    const [first] = (await once(child.stdout!, "data")) as [Buffer];
    const port = Number(/https:\/\/localhost:(\d+)/.exec(first.toString())?.[1]);
    const pem = join(data, "tls", "localhost.pem");
    if (process.platform !== "win32") expect(statSync(pem).mode & 0o777).toBe(0o600);
    expect(await ask(port, readFileSync(pem, "utf8"))).toMatchObject({ sample: true });

    const second = await typeCommand(["import", FIXTURE, "--exchange", "ALL", "--yes"], { env: { RZRQ_DATA: data } });
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(
      /^The database .* is in use by another process \(PID \d+\): stop the RZRQ that is running.*\n$/,
    );
    child.kill("SIGTERM");
    expect(await result).toMatchObject({ code: 0, stdout: expect.stringContaining("RZRQ has stopped.") as string });
  });

  test("without a display says where to go, and what the browser's warning means", async () => {
    const { stop, result } = await startServer(temporaryDirectory(), ["--open"]);
    stop();
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
    const { stop, result, port } = await startServer(data, ["--open"], env);
    await vi.waitFor(() => expect(existsSync(seen)).toBe(true), { timeout: 20_000 });
    const words = readFileSync(seen, "utf8").trim().split("\n");
    const certificate = await ensureCertificate(join(data, "tls", "localhost.pem"), new Date());
    expect(words).toContain(`--ignore-certificate-errors-spki-list=${publicKeyHash(certificate)}`);
    expect(words).toContain(`--user-data-dir=${join(data, "browser")}`);
    expect(words.at(-1)).toBe(`https://localhost:${port}`);
    stop();
    const { code, stdout } = await result;
    expect(code).toBe(0);
    expect(stdout).not.toContain("warn");
  });

  test("tells of a port in use, and what may be there", async () => {
    const other = createServer().listen({ host: "localhost", port: 0 });
    await once(other, "listening");
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const result = await typeCommand(["serve", "--port", String(port)], { env: { RZRQ_DATA: temporaryDirectory() } });
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
    const { stop, result, port } = await startServer(data, ["--cert", certFile, "--key", keyFile]);
    expect(await ask(port, cert)).toMatchObject({ sample: true });
    stop();
    expect((await result).code).toBe(0);
    const half = await typeCommand(["serve", "--cert", certFile], { env: { RZRQ_DATA: data } });
    expect(half).toMatchObject({ code: 2, stderr: expect.stringContaining("--cert and --key belong") as string });
  });
});
