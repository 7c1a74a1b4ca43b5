import { describe, expect, test } from "vitest";
import type { Block } from "../../../src/core/columns/block.ts";
import { IncomingError, isFault } from "../../../src/core/columns/fault.ts";
import { MetricError } from "../../../src/core/errors.ts";
import { defineWholeMetric } from "../../../src/core/metrics/define-whole-metric.ts";
import type { Input, Metric } from "../../../src/core/metrics/metric.ts";

const text = { zh: "文", en: "text" };
const about = {
  category: 3,
  formula: ["f"],
  name: text,
  description: text,
  result: { kind: "number" },
  examples: [],
  source: text,
} as const;
const amount = { unit: "CNY", domain: "nonNegative" } as const;

const netTotal = defineWholeMetric({
  ...about,
  id: "NET_TOTAL",
  parameters: [
    { kind: "list", name: "now", label: { zh: "现在", en: "now" }, ...amount },
    { kind: "list", name: "before", label: { zh: "以前", en: "before" }, pairedWith: "now", optional: true, ...amount },
    {
      kind: "option",
      type: "numbers",
      name: "weights",
      label: text,
      optional: true,
      default: [1, 2],
      ...amount,
      domain: "fraction",
    },
    {
      kind: "option",
      type: "number",
      name: "basis",
      label: text,
      optional: true,
      default: 1,
      unit: "days",
      domain: "denominator",
    },
  ],
  compute: ({ now, before, weights, basis }) =>
    (weights[0]! *
      (now.reduce((sum, value) => sum + value, 0) - (before?.reduce((sum, value) => sum + value, 0) ?? 0))) /
    basis,
});

const listing = defineWholeMetric({
  ...about,
  id: "LISTING",
  result: { kind: "table" },
  parameters: [
    {
      kind: "table",
      name: "holdings",
      label: { zh: "持仓", en: "holdings" },
      columns: [
        { type: "text", name: "code", label: { zh: "代码", en: "code" } },
        { type: "number", name: "value", label: { zh: "市值", en: "value" }, ...amount, domain: "denominator" },
        { type: "number", name: "cost", label: { zh: "成本", en: "cost" }, ...amount, optional: true },
      ],
    },
  ],
  compute: ({ holdings: { columns } }) =>
    columns.code.map((code, row) => [code, columns.value[row]!, columns.cost[row]!]),
});

const lastOf = defineWholeMetric({
  ...about,
  id: "LAST_OF",
  parameters: [{ kind: "series", name: "total", label: { zh: "合计", en: "total" }, ...amount }],
  compute: ({ total }) => total.at(-1)! > 1,
});

const block = (rows: number[][], faults: Block["faults"] = null): Block => ({
  rows: rows.length,
  columns: rows[0]!.length,
  values: Float64Array.from(rows.flat()),
  faults,
});

function answer(metric: Metric, ...inputs: Input[]): unknown {
  const evaluation = metric.evaluate(inputs);
  if ("table" in evaluation) return evaluation.table;
  const fault = evaluation.block.faults?.get(0);
  if (fault instanceof MetricError) return `${fault.kind}: ${fault.text.en}`;
  return isFault(fault) ? fault.code : evaluation.block.values[0];
}

describe("a function of lists", () => {
  test("takes a list in any shape", () => {
    expect(
      answer(
        netTotal,
        block([
          [1, 2],
          [3, 4],
        ]),
      ),
    ).toBe(10);
  });

  test("takes paired lists of the same number of members", () => {
    expect(answer(netTotal, block([[1], [2]]), block([[1, 1]]))).toBe(1);
    expect(answer(netTotal, block([[1], [2]]), block([[1], [1], [1]]))).toBe(
      "badInput: The ranges do not fit together: now (现在) 2×1, before (以前) 3×1; give one value a member to both",
    );
  });

  test("answers the first error among the members", () => {
    const faults = new Map([
      [2, new IncomingError("#NUM!")],
      [1, new IncomingError("#NULL!")],
    ]);
    expect(answer(netTotal, block([[1], [NaN], [NaN]], faults))).toBe("#NULL!");
  });

  test("answers the first of a 150,000 errors", () => {
    const faults = new Map(Array.from({ length: 150_000 }, (_, index) => [index, new IncomingError("#NUM!")] as const));
    const values = new Float64Array(150_000).fill(NaN);
    expect(answer(netTotal, { rows: 150_000, columns: 1, values, faults })).toBe("#NUM!");
  });

  test("names a list that holds no number", () => {
    expect(answer(netTotal, block([[NaN]]))).toMatch(/^missing: now \(现在\)/);
    expect(answer(netTotal, undefined)).toMatch(/^missing: now \(现在\)/);
  });

  test("keeps option numbers to their domain", () => {
    const now = block([[8]]);
    expect(answer(netTotal, now, undefined, Float64Array.of(0.5, 1))).toBe(4);
    expect(answer(netTotal, now, undefined, Float64Array.of(0.5, 1.5))).toMatch(/^badInput: .*got 1.5/);
    expect(answer(netTotal, now, undefined, Float64Array.of(0.5, NaN))).toMatch(/^missing/);
    expect(answer(netTotal, now, undefined, undefined, 0)).toMatch(/^missing: .*missing or 0/);
  });
});

describe("a function of a table", () => {
  test("drops rows without any value, and leaves an optional column missing", () => {
    const rows = [
      ["600519", 5, 3],
      [null, null, null],
      ["000001", 7, null],
    ];
    expect(answer(listing, { rows })).toEqual([
      ["600519", 5, 3],
      ["000001", 7, NaN],
    ]);
  });

  test("takes an optional last column as left off", () => {
    expect(answer(listing, { rows: [["600519", 5]] })).toEqual([["600519", 5, NaN]]);
  });

  test("names the columns where their number is wrong", () => {
    expect(answer(listing, { rows: [["600519"]] })).toBe(
      "badInput: holdings (持仓) must have the columns code, value, cost; got 1",
    );
    expect(answer(listing, { rows: [["600519", 1, 1, 1]] })).toMatch(/got 4$/);
  });

  test("names the cell that is missing or wrong", () => {
    expect(answer(listing, { rows: [["600519", null, 3]] })).toMatch(/^missing: value \(市值\)/);
    expect(answer(listing, { rows: [["600519", 0, 3]] })).toMatch(/^missing: value \(市值\)/);
    expect(answer(listing, { rows: [[null, 1, 3]] })).toMatch(/^missing: code \(代码\)/);
    expect(answer(listing, { rows: [["600519", -1, 3]] })).toMatch(/^badInput: value \(市值\) must be .*got -1/);
    expect(answer(listing, { rows: [["600519", 1, new IncomingError("#NUM!")]] })).toBe("#NUM!");
  });

  test("says in which row, counting those that were dropped", () => {
    const rows = [
      ["600519", 5, 3],
      [null, null, null],
      ["000001", null, 3],
    ];
    expect(answer(listing, { rows })).toBe(
      "missing: value (市值) is missing or 0, expected a positive amount in 元 (row 3)",
    );
  });

  test("is missing where no row has a value", () => {
    expect(
      answer(listing, {
        rows: [
          [null, null],
          [null, null],
        ],
      }),
    ).toMatch(/^missing: holdings/);
  });
});

describe("a function of one series", () => {
  test("takes a row or a column", () => {
    expect([answer(lastOf, block([[1, 2]])), answer(lastOf, block([[2], [1]]))]).toEqual([1, 0]);
  });

  test("refuses a block of several", () => {
    expect(
      answer(
        lastOf,
        block([
          [1, 2],
          [3, 4],
        ]),
      ),
    ).toBe("badInput: total (合计) must be one row or one column, got a range of 2×2");
  });
});
