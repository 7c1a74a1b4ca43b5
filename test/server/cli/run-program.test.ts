import { describe, expect, test } from "vitest";
import { runCli } from "../../support/run-cli.ts";
import { typeCommand } from "../../support/type-command.ts";

const TIMES_A_PROCESS = 60_000;

describe("rzrq", () => {
  test(
    "without a word shows what it can do and ends well",
    async () => {
      const { code, stdout } = await runCli([], { env: { LC_ALL: "zh_CN.UTF-8" } });
      expect(stdout).toMatch(/用法：.*collect.*import.*serve/s);
      expect(code).toBe(0);
    },
    TIMES_A_PROCESS,
  );

  test("answers wrong usage on stderr with the code 2", async () => {
    const result = await typeCommand(["colect"], { env: { LC_ALL: "zh_CN.UTF-8" } });
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toMatch(/^没有名为“colect”的命令（是否想输入 collect？）.*\n$/);
  });

  test("names the variable of the environment that cannot be used", async () => {
    const result = await typeCommand(["collect"], { env: { RZRQ_SSE_URL: "sse" } });
    expect(result).toMatchObject({ code: 1, stdout: "" });
    expect(result.stderr).toMatch(/^The environment variable RZRQ_SSE_URL is "sse".*\n$/);
  });
});
