import { afterEach, describe, expect, test, vi } from "vitest";
import { columnBlock, singleCell } from "../../src/core/columns/block.ts";
import { IncomingError, type Fault } from "../../src/core/columns/fault.ts";
import type { Result } from "../../src/core/metrics/metric.ts";
import { badInput, missing, notAvailable, outOfRange } from "../../src/core/metrics/no-answer.ts";
import { writeResult } from "../../src/functions/write-result.ts";

const zh = { language: "zh", formattedNumbers: true } as const;
const en = { language: "en", formattedNumbers: true } as const;
const plain = { language: "en", formattedNumbers: false } as const;
const formatted = (basicValue: number, numberFormat: string) => ({ type: "FormattedNumber", basicValue, numberFormat });
const one = (result: Result, value: number, display: typeof zh | typeof en | typeof plain = zh): unknown =>
  writeResult({ block: singleCell(value) }, result, display)[0]![0];

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a value", () => {
  test("brings the number format of its kind", () => {
    expect(one({ kind: "ratio" }, 0.025)).toEqual(formatted(0.025, "0.00%"));
    expect(one({ kind: "amount" }, 36)).toEqual(formatted(36, "#,##0.00"));
    expect(one({ kind: "number", numberFormat: "0.0" }, 1)).toEqual(formatted(1, "0.0"));
    expect(one({ kind: "number" }, 1)).toBe(1);
    expect([one({ kind: "boolean" }, 1), one({ kind: "boolean" }, 0)]).toEqual([true, false]);
  });

  test("is a plain number where the host takes no formats", () => {
    expect(one({ kind: "ratio" }, 0.025, plain)).toBe(0.025);
    expect(one({ kind: "boolean" }, 1, plain)).toBe(true);
  });

  test("as a level shows a caption, below zero without a minus sign", () => {
    const mood: Result = {
      kind: "level",
      from: -1,
      captions: [
        { zh: "悲观", en: "Pessimism" },
        { zh: "中性", en: "Neutral" },
        { zh: "高潮", en: "Climax" },
      ],
    };
    expect(one(mood, -1)).toEqual(formatted(-1, '"悲观";"悲观"'));
    expect(one(mood, 1, en)).toEqual(formatted(1, '"Climax"'));
    expect(one(mood, 2)).toBe(2);
  });
});

describe("a table", () => {
  const table = [
    [{ zh: "得分", en: "Score" }, 61.5],
    [
      { zh: "广度", en: "Breadth" },
      { value: 0.6, numberFormat: "0.00%" },
    ],
    ["600519.SH", true],
    [{ zh: "离散", en: "Dispersion" }, missing("缺", "is missing")],
  ];

  test("says its labels in the language and formats its figures", () => {
    expect(writeResult({ table }, { kind: "table" }, zh)).toEqual([
      ["得分", 61.5],
      ["广度", formatted(0.6, "0.00%")],
      ["600519.SH", true],
      ["离散", { code: "#N/A", message: "缺" }],
    ]);
    expect(writeResult({ table }, { kind: "table" }, plain)[1]).toEqual(["Breadth", 0.6]);
  });

  test("of more than 1,000 cells is plain", () => {
    const large = Array.from({ length: 1001 }, () => [{ value: 0.5, numberFormat: "0%" }]);
    expect(writeResult({ table: large }, { kind: "table" }, zh)[0]).toEqual([0.5]);
  });
});

describe("an error", () => {
  const faults = new Map<number, Fault>([
    [0, badInput("错", "wrong")],
    [1, missing("缺", "missing")],
    [2, notAvailable("无", "none")],
    [3, outOfRange("过大", "too large")],
    [4, new IncomingError("#DIV/0!")],
    [5, new IncomingError("#NAME?")],
  ]);
  const block = { ...columnBlock(new Float64Array(7)), faults };

  test("stands in its cell with its code and its text in the language", () => {
    expect(writeResult({ block }, { kind: "number" }, zh)).toEqual([
      [{ code: "#VALUE!", message: "错" }],
      [{ code: "#N/A", message: "缺" }],
      [{ code: "#N/A", message: "无" }],
      [{ code: "#NUM!", message: "过大" }],
      [{ code: "#DIV/0!", message: "参数中的单元格是错误值 #DIV/0!" }],
      [{ code: "#VALUE!", message: "参数中的单元格是错误值 #NAME?" }],
      [0],
    ]);
  });

  test("is the host's own where there is a host", () => {
    class HostError {
      constructor(
        readonly code: string,
        readonly message: string,
      ) {}
    }
    vi.stubGlobal("CustomFunctions", { Error: HostError });
    expect(writeResult({ block }, { kind: "number" }, en)[1]![0]).toEqual(new HostError("#N/A", "missing"));
  });

  test("alone is thrown", () => {
    const alone = { block: singleCell(missing("缺", "missing")) };
    expect(() => writeResult(alone, { kind: "number" }, en)).toThrow(
      expect.objectContaining({ code: "#N/A", message: "missing" }),
    );
  });
});
