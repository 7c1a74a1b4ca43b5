import { describe, expect, test, vi } from "vitest";
import { openExchanges } from "../../support/open-exchanges.ts";
import { startCli } from "../../support/run-cli.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";
import { typeCommand } from "../../support/type-command.ts";

vi.setConfig({ testTimeout: 60_000 });

describe("rzrq collect", () => {
  test("lands a day of all exchanges once", async () => {
    const { server, env } = await openExchanges(temporaryDirectory());
    const first = await typeCommand(["collect", "--date", "2026-09-18"], { env });
    // Four totals and four overviews (each exchange and all), account statistics; three details and three quotes, two lists of targets.
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toContain("17 landed, 0 unchanged, 0 not yet disclosed, 0 failed");
    const asked = server.requests.length;
    const second = await typeCommand(["collect", "--date", "2026-09-18"], { env });
    expect(second.stdout).toContain("0 landed, 17 unchanged, 0 not yet disclosed, 0 failed");
    expect(server.requests).toHaveLength(asked);
  });

  test("calls an empty answer not yet disclosed, and that is no failure", async () => {
    const { env } = await openExchanges(temporaryDirectory(), { isDisclosed: () => false });
    const result = await typeCommand(["collect", "--date", "2026-09-18", "--exchange", "BSE"], { env });
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(result.stdout).toContain("0 landed, 0 unchanged, 5 not yet disclosed, 0 failed");
  });

  test("tells of a source that answers a web page, and takes its days from another", async () => {
    const { server, env } = await openExchanges(temporaryDirectory());
    server.behave("SZSE", "html");
    const result = await typeCommand(["collect", "--date", "2026-09-18", "--dataset", "totals"], { env });
    expect(result.code).toBe(0);
    expect(result.stderr).toMatch(/^SZSE.*HTML.*\n$/);
    expect(result.stdout).toMatch(/8 landed, 0 unchanged, 0 not yet disclosed, 0 failed/);
  });

  test("fails where nobody gives a day, and keeps the others", async () => {
    const { server, env } = await openExchanges(temporaryDirectory());
    server.behave("SZSE", "html");
    const alone = { ...env, RZRQ_EASTMONEY_URL: "http://127.0.0.1:9" };
    const result = await typeCommand(["collect", "--date", "2026-09-18", "--dataset", "totals"], { env: alone });
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
    const again = await typeCommand(words, { env });
    expect(again.stdout).toMatch(/: (\d+) landed, (\d+) unchanged, 0 not yet disclosed, 0 failed/);
    const [, landed, unchanged] = /: (\d+) landed, (\d+) unchanged/.exec(again.stdout) ?? [];
    // Totals and overview of five sessions.
    expect(Number(landed) + Number(unchanged)).toBe(10);
  });
});
