import { CommanderError } from "commander";
import { describe, expect, test } from "vitest";
import type { Language } from "../../../src/core/text.ts";
import { explainUsage } from "../../../src/server/cli/explain-usage.ts";
import { buildProgram } from "../../../src/server/cli/program.ts";
import { UsageError } from "../../../src/server/cli/usage-error.ts";

/** What the handlers were called with, or the sentence of the refusal. */
async function type(line: string, language: Language = "en"): Promise<unknown> {
  const calls: unknown[] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) => {
      calls.push([name, ...args]);
      return Promise.resolve();
    };
  const handlers = {
    collect: note("collect"),
    check: note("check"),
    import: note("import"),
    export: note("export"),
    compact: note("compact"),
    serve: note("serve"),
    publish: note("publish"),
  };
  const silent = { say: () => undefined, complain: () => undefined, progress: () => undefined };
  try {
    await buildProgram(handlers, { language, ...silent }).parseAsync(line.split(" "), { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return explainUsage(error)?.[language];
    if (error instanceof UsageError) return error.text[language];
    throw error;
  }
  return calls[0];
}

describe("what is typed reaches its command", () => {
  test.each<[string, unknown]>([
    ["collect", ["collect", { exchange: "ALL" }]],
    [
      "collect --date 2026/9/18 --exchange sse --dataset details --again",
      ["collect", { date: "2026-09-18", exchange: "SSE", dataset: "details", again: true }],
    ],
    ["collect --from 20260901 --to 2026-09-18", ["collect", { from: "2026-09-01", to: "2026-09-18", exchange: "ALL" }]],
    [
      "check 600519 sz000001 szse --from 2026-09-01",
      [
        "check",
        [{ code: "600519", exchange: "SSE" }, { code: "000001", exchange: "SZSE" }, "SZSE"],
        { from: "2026-09-01" },
      ],
    ],
    [
      "import a.xlsx --sheet 汇总 --date 2026-09-18 --code 600519.SH --unit 万元,万股 --yes",
      [
        "import",
        "a.xlsx",
        {
          sheet: "汇总",
          date: "2026-09-18",
          code: "600519",
          unit: { amount_unit: "万元", volume_unit: "万股" },
          yes: true,
        },
      ],
    ],
    ["publish site --prune", ["publish", "site", { prune: true }]],
    ["export backup", ["export", "backup", { format: "parquet" }]],
    ["export backup --format CSV", ["export", "backup", { format: "csv" }]],
    ["compact", ["compact"]],
    ["serve --port 3100 --open", ["serve", { port: 3100, open: true }]],
  ])("%s", async (line, call) => {
    expect(await type(line)).toEqual(call);
  });
});

describe("what is typed wrongly is told in one sentence", () => {
  test.each([
    [
      "colect",
      "没有名为“colect”的命令（是否想输入 collect？）",
      "There is no command “colect” (did you mean collect?)",
    ],
    ["frobnicate", "没有名为“frobnicate”的命令：", "There is no command “frobnicate”:"],
    [
      "collect --form 1",
      "没有名为“--form”的选项（是否想输入 --from？）",
      "There is no option “--form” (did you mean --from?)",
    ],
    ["collect --date", "选项“--date <day>”后面缺少值", "The option “--date <day>” needs a value"],
    ["collect --date 2026-02-30", "--date 的值“2026-02-30”不是日期", "--date is “2026-02-30”, which is no date"],
    ["collect --exchange NYSE", "应为 SSE、SZSE、BSE、ALL 之一", "expected one of SSE, SZSE, BSE, ALL"],
    ["collect --dataset overview", "应为 totals、accounts、details、", "expected one of totals, accounts, details,"],
    ["import", "缺少参数 file", "The argument file is missing"],
    ["import a b", "参数太多", "Too many arguments"],
    ["serve --port 70000", "--port 的值“70000”不是端口号", "--port is “70000”, which is no port"],
  ])("%s", async (line, zh, en) => {
    expect(await type(line, "zh")).toContain(zh);
    expect(await type(line, "en")).toContain(en);
  });
});
