import { fileURLToPath } from "node:url";
import { cruise, type IConfiguration } from "dependency-cruiser";
import { ESLint } from "eslint";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const architecture = (
  (await import(new URL("../../.dependency-cruiser.mjs", import.meta.url).href)) as {
    default: Required<Pick<IConfiguration, "forbidden" | "options">>;
  }
).default;

describe("the architecture check", () => {
  test("names the rule that each planted import breaks", async () => {
    const { output } = await cruise(["src"], {
      ...architecture.options,
      ruleSet: { forbidden: architecture.forbidden },
      validate: true,
      baseDir: `${root}test/fixtures/planted`,
      tsConfig: { fileName: `${root}tsconfig.json` },
    });
    if (typeof output === "string") throw new Error(output);
    const found = output.summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
    expect(new Set(found)).toEqual(
      new Set([
        "src/core/reaches-up.ts: core-imports",
        "src/core/reaches-up.ts: core-is-pure",
        "src/core/uses-node.ts: core-is-pure",
        "src/functions/calls-excel.ts: functions-imports",
        "src/excel/ring-a.ts: no-circular",
      ]),
    );
  });
});

const planted: [string, string, string, string][] = [
  ["a clock in core", "src/core/errors.ts", "export const now = Date.now();", "no-restricted-syntax"],
  ["the network in core", "src/core/errors.ts", 'export const page = fetch("x");', "no-restricted-globals"],
  [
    "a sync in a loop",
    "src/excel/place.ts",
    "export const f = (n: number) => Excel.run(async (context) => { for (let i = 0; i < n; i++) { await context.sync(); } });",
    "office-addins/no-context-sync-in-loop",
  ],
  [
    "a promise nobody waits for",
    "src/excel/place.ts",
    "export const f = () => { Promise.resolve(1); };",
    "@typescript-eslint/no-floating-promises",
  ],
  ["any", "src/contracts/api.ts", "export const f = (x: any) => x as string;", "@typescript-eslint/no-explicit-any"],
];

describe("the linter", () => {
  const linter = new ESLint({ cwd: root });

  test.each(planted)(
    "refuses %s",
    async (_name, filePath, code, rule) => {
      const results = await linter.lintText(code, { filePath });
      expect(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toContain(rule);
    },
    180_000,
  );
});
