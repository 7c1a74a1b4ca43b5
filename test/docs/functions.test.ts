import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { FIELDS, type Field } from "../../src/core/fields/catalogue.ts";
import { METRICS } from "../../src/core/metrics/catalogue.ts";
import type { Description } from "../../src/core/metrics/metric.ts";
import { DATA_FUNCTIONS } from "../../src/functions/data/catalogue.ts";
import { exampleFormula } from "../../src/core/metrics/example-formula.ts";
import { generatePages } from "../../tools/docs/pages.ts";
import { TASKS } from "../../tools/docs/tasks.ts";

const docs = fileURLToPath(new URL("../../docs/", import.meta.url));
const FUNCTIONS: readonly Description[] = [...METRICS, ...DATA_FUNCTIONS];
const ids = FUNCTIONS.map(({ id }) => id);
const pageOf = (path: string) => readFileSync(docs + path, "utf8");
const languages = [
  { folder: "functions", language: "en" },
  { folder: "functions/zh", language: "zh" },
] as const;

describe.each(languages)("pages in $folder", ({ folder, language }) => {
  test("are there for every function, and for nothing else", () => {
    const pages = readdirSync(docs + folder).filter((name) => name.endsWith(".md") && name !== "README.md");
    expect(pages.sort()).toEqual(ids.map((id) => `${id}.md`).sort());
  });

  test.each(FUNCTIONS.map((metric) => [metric.id, metric] as const))(
    "%s: names parameters, notes and every example's formula",
    (id, metric) => {
      const page = pageOf(`${folder}/${id}.md`);
      expect(page).toContain(metric.name[language]);
      for (const { name } of metric.parameters) expect(page).toContain(`\`${name}\``);
      for (const example of metric.examples) expect(page).toContain(`\n${exampleFormula(id, example)}\n`);
      expect(page.match(/^## /gm)!.length).toBeGreaterThanOrEqual(metric.notes ? 7 : 6);
    },
  );

  test("the index lists every function by task and by chapter, and every question", () => {
    const index = pageOf(`${folder}/README.md`);
    const [byTask, byChapter] = index.split(language === "zh" ? "## 按类别查找" : "## By category") as [string, string];
    for (const id of ids) {
      expect(byTask).toContain(`](${id}.md)`);
      expect(byChapter).toContain(`](${id}.md)`);
    }
    for (const { question } of TASKS) expect(byTask).toContain(`### ${question[language]}\n`);
  });
});

describe("tasks", () => {
  test("reach every function, and only functions that exist", () => {
    expect(new Set(TASKS.flatMap(({ functions }) => functions))).toEqual(new Set(ids));
  });

  test("name a function once each, and no question comes twice", () => {
    for (const { functions } of TASKS) expect(new Set(functions).size).toBe(functions.length);
    for (const language of ["zh", "en"] as const) {
      expect(new Set(TASKS.map(({ question }) => question[language])).size).toBe(TASKS.length);
    }
  });
});

describe("what cells show on the pages", () => {
  const shownBy = (path: string, formula: string): string =>
    pageOf(path).split(`\n${formula}\n\n`)[1]!.split("\n```")[0]!;

  test.each([
    ["functions/MARGIN_RATIO.md", "=RZRQ.MARGIN_RATIO(4687000000,430000000000)", "1.09%"],
    ["functions/FINANCING_SHARE.md", "=RZRQ.FINANCING_SHARE(2701.32,25786.7)", "10.48%"],
    ["functions/LEVERAGE_WARN.md", '=RZRQ.LEVERAGE_WARN({0.1999;0.2499;0.25},"SECURITY")', "Normal\nWatch\nWarning"],
    ["functions/zh/LEVERAGE_WARN.md", '=RZRQ.LEVERAGE_WARN({0.1999;0.2499;0.25},"SECURITY")', "正常\n关注\n预警"],
    ["functions/zh/SENTIMENT.md", "=RZRQ.SENTIMENT({100,98,96.5},,,1)", "悲观"],
    ["functions/SELL_TO.md", "=RZRQ.SELL_TO(90,100,1.5)", "#NUM!"],
    ["functions/TURN_UP.md", "=RZRQ.TURN_UP({10;9;8;7;7.5})", "TRUE"],
    ["functions/HHI.md", "=RZRQ.HHI({50;30;20})", "0.3800"],
  ])("%s: %s shows %s", (path, formula, shown) => {
    expect(shownBy(path, formula)).toBe(shown);
  });
});

describe("values behind what cells show", () => {
  test.each([
    ["a level", "functions/zh/SENTIMENT.md", "单元格的值：`-1`。"],
    ["levels that spill", "functions/LEVERAGE_WARN.md", "The cells hold `{0;1;1}`."],
    ["a rounded ratio", "functions/MARGIN_RATIO.md", "The cell holds `0.02557097958`."],
  ])("are printed for %s", (_, path, text) => {
    expect(pageOf(path)).toContain(text);
  });

  test("are not printed where the cell shows all of it", () => {
    expect(pageOf("functions/TURN_UP.md")).not.toContain("The cell holds");
    expect(pageOf("functions/CAPACITY_TO.md")).not.toContain("The cell holds");
  });
});

describe("formulas on the pages", () => {
  test("put conditions under one another, in the language of the page", () => {
    expect(pageOf("functions/ACTIVITY_STATE.md")).toContain(
      "1    min(series[T−days+1 … T]) ≥ hot\n−1   max(series[T−days+1 … T]) ≤ cold\n0    otherwise\n",
    );
    expect(pageOf("functions/zh/ACTIVITY_STATE.md")).toContain("\n0    其余\n");
  });

  test.each(METRICS.map((metric) => [metric.id, metric] as const))("%s speaks of its own parameters", (_, metric) => {
    const names = metric.parameters.flatMap((one) => [
      one.name,
      ...("columns" in one ? one.columns : []).map((column) => column.name),
    ]);
    const words = metric.formula.join(" ").match(/[a-z]+(_[a-z]+)+/g) ?? [];
    expect(words.filter((word) => !names.includes(word))).toEqual([]);
  });
});

describe("generated pages", () => {
  test("are the same on every run", () => {
    expect([...generatePages()]).toEqual([...generatePages()]);
  });

  test("are all there", () => {
    expect([...generatePages().keys()].filter((path) => !existsSync(docs + path))).toEqual([]);
  });

  test("show every field with its id, abbreviation and both names", () => {
    const fields = pageOf("fields.md");
    for (const { id, abbreviation, name } of FIELDS as readonly Field[]) {
      const row = fields.split("\n").find((line) => line.includes(`\`${id}\``))!;
      for (const word of [abbreviation ?? "", name.zh, name.en]) expect(row).toContain(word);
    }
  });
});
