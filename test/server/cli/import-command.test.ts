import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { TradingDate } from "../../../src/core/market/trading-date.ts";
import { openDuckdbStore } from "../../../src/server/store/duckdb/index.ts";
import { openExchanges } from "../../support/open-exchanges.ts";
import { canMountSmallDisk, mountSmallDisk } from "../../support/small-disk.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";
import { typeCommand } from "../../support/type-command.ts";

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

const storedDays = async (data: string, from: string, to: string): Promise<string[]> => {
  const store = await openDuckdbStore(join(data, "rzrq.duckdb"));
  const days = await store.days("totals", "ALL", from as TradingDate, to as TradingDate);
  await store.close();
  return days;
};

describe("rzrq import", () => {
  test("shows what it understood of a file, and stores it when it is told to", async () => {
    const data = temporaryDirectory();
    const shown = await typeCommand(["import", FIXTURE, "--exchange", "ALL"], { env: { RZRQ_DATA: data } });
    expect(shown).toMatchObject({ code: 0, stderr: "" });
    expect(shown.stdout).toContain("10 trading days from 2026-01-05 to 2026-01-16");
    expect(shown.stdout).toContain("融资余额(元) → Financing balance, 元 (by its heading)");
    expect(shown.stdout).toContain("left out: column “沪深300收盘”");
    expect(shown.stdout).toMatch(/Nothing is stored yet: add --yes to store it\.\n$/);
    expect(existsSync(join(data, "rzrq.duckdb"))).toBe(false);
    const stored = await typeCommand(["import", FIXTURE, "--exchange", "ALL", "--yes"], { env: { RZRQ_DATA: data } });
    expect(stored).toMatchObject({ code: 0, stderr: "" });
    expect(stored.stdout).toMatch(/Stored market-totals\.csv: 10 new, 0 revised, 0 unchanged\n$/);
    expect(await storedDays(data, "2026-01-01", "2026-01-31")).toHaveLength(10);
  });

  test("compares what it stores with what is there, as the server does", async () => {
    const data = temporaryDirectory();
    const totals = (name: string, balance: number): string => {
      writeFileSync(join(data, name), `日期,融资余额(元)\n2026-01-05,${balance}\n`);
      return join(data, name);
    };
    for (const file of [totals("a.csv", 1_300_000_000_007), totals("b.csv", 1_300_000_000_009)])
      expect(
        await typeCommand(["import", file, "--exchange", "SSE", "--yes"], { env: { RZRQ_DATA: data } }),
      ).toMatchObject({
        code: 0,
      });
    const store = await openDuckdbStore(join(data, "rzrq.duckdb"));
    onTestFinished(() => store.close());
    expect(await store.disagreements(10)).toMatchObject([
      { check: "between_sources", expected: 1_300_000_000_007, given: 1_300_000_000_009 },
    ]);
  });

  test("stores the history of one security, which makes no day complete", async () => {
    const data = temporaryDirectory();
    const file = join(data, "600519.csv");
    writeFileSync(file, "日期,代码,融资余额(元)\n2026-01-05,600519,17000000000\n2026-01-06,600519,17100000000\n");
    const { code, stdout } = await typeCommand(["import", file, "--yes"], { env: { RZRQ_DATA: data } });
    expect(code).toBe(0);
    expect(stdout).toMatch(/some securities \(never taken for whole days\).*mind: One security has no total.*2 new/s);
    const store = await openDuckdbStore(join(data, "rzrq.duckdb"));
    onTestFinished(() => store.close());
    expect((await store.servedSeries("600519"))?.dates).toEqual(["2026-01-05", "2026-01-06"]);
    expect(await store.newest("details", "SSE")).toBeNull();
  });

  test("asks what a file does not say, and stores nothing until it is answered", async () => {
    const data = temporaryDirectory();
    const env = { RZRQ_DATA: data, LC_ALL: "zh_CN.UTF-8" };
    const result = await typeCommand(["import", FIXTURE, "--yes"], { env });
    expect(result).toMatchObject({ code: 1, stderr: "" });
    expect(result.stdout).toMatch(/问：文件没有说明是哪个市场的汇总：是哪一个？请用 --exchange 回答.*\n尚未存入.*\n$/);
    expect(existsSync(join(data, "rzrq.duckdb"))).toBe(false);
  });

  test("stores nothing of a file with a broken cell", async () => {
    const data = temporaryDirectory();
    const file = join(data, "broken.csv");
    writeFileSync(file, readFileSync(FIXTURE, "utf8").replace("2731537176581", "abc"));
    const result = await typeCommand(["import", file], { env: { RZRQ_DATA: data, LC_ALL: "zh_CN.UTF-8" } });
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
    const result = await typeCommand(["import", join(data, name)], { env: { RZRQ_DATA: data } });
    expect(result).toMatchObject({ code, stdout: "" });
    expect(result.stderr).toMatch(sentence);
    expect(existsSync(join(data, "rzrq.duckdb"))).toBe(false);
  });

  test.runIf(process.platform !== "win32")("tells of a data directory that may not be written", async () => {
    const result = await typeCommand(["import", FIXTURE, "--exchange", "ALL", "--yes"], {
      env: { RZRQ_DATA: unwritableDirectory() },
    });
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/^No permission to .*RZRQ_DATA.*\n$/);
  });

  test.runIf(canMountSmallDisk())("on a full disk keeps what was stored", async () => {
    const disk = mountSmallDisk("1m")!;
    onTestFinished(() => disk.remove());
    const data = disk.directory;
    await typeCommand(["import", FIXTURE, "--exchange", "ALL", "--yes"], { env: { RZRQ_DATA: data } });
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
    const result = await typeCommand(words, { env });
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/^The disk is full and .* what was stored before is intact\..*\n$/);
    disk.resize("64m");
    expect(await storedDays(data, "2026-01-01", "2026-01-31")).toHaveLength(10);
    const again = await typeCommand(words, { env });
    expect(again).toMatchObject({ code: 0, stderr: "" });
  });
});
