import { describe, expect, test } from "vitest";
import type { Block } from "../../../src/core/columns/block.ts";
import { IncomingError, isFault } from "../../../src/core/columns/fault.ts";
import { MetricError } from "../../../src/core/errors.ts";
import { defineSeriesMetric } from "../../../src/core/metrics/define-series-metric.ts";
import type { Input, Metric } from "../../../src/core/metrics/metric.ts";
import { notAvailable } from "../../../src/core/metrics/no-answer.ts";

const text = { zh: "文", en: "text" };
const about = {
  category: 2,
  formula: ["f"],
  name: text,
  description: text,
  result: { kind: "number" },
  examples: [],
  source: text,
} as const;
const series = { kind: "series", unit: "CNY", domain: "nonNegative" } as const;

/** The last row less the first; with `all`, every row less the first. */
const rise = defineSeriesMetric({
  ...about,
  id: "RISE",
  parameters: [
    { ...series, name: "balances", label: { zh: "余额", en: "balances" } },
    {
      kind: "option",
      type: "number",
      name: "scale",
      label: text,
      optional: true,
      default: 1,
      unit: "none",
      domain: "positive",
    },
    { kind: "option", type: "boolean", name: "all", label: text, optional: true, default: false },
  ],
  compute({ balances, scale, all }) {
    const first = balances[0]!;
    const rises = Array.from(balances, (value) =>
      Number.isNaN(value) ? notAvailable("无", "none") : (value - first) * scale,
    );
    return all ? rises : rises.at(-1)!;
  },
});

const isCheaper = defineSeriesMetric({
  ...about,
  id: "IS_CHEAPER",
  result: { kind: "boolean" },
  parameters: [
    { ...series, name: "prices", label: { zh: "价格", en: "prices" } },
    { ...series, name: "others", label: { zh: "另一价格", en: "others" } },
    { ...series, name: "third", label: { zh: "第三价格", en: "third" }, optional: true },
  ],
  compute: ({ prices, others, third }) => third === undefined && prices.at(-1)! < others.at(-1)!,
});

const block = (rows: number[][], faults: Block["faults"] = null): Block => ({
  rows: rows.length,
  columns: rows[0]!.length,
  values: Float64Array.from(rows.flat()),
  faults,
});

function answer(metric: Metric, ...inputs: Input[]) {
  const evaluation = metric.evaluate(inputs);
  if (!("block" in evaluation)) throw new Error("expected a block");
  const { rows, columns, values, faults } = evaluation.block;
  const cells = Array.from(values, (value, index) => {
    const fault = faults?.get(index);
    return fault instanceof MetricError ? fault.kind : isFault(fault) ? fault.code : value;
  });
  return { shape: [rows, columns], cells };
}

describe("a function of series", () => {
  test("a column is one series with one answer", () => {
    expect(answer(rise, block([[1], [3], [7]]))).toEqual({ shape: [1, 1], cells: [6] });
  });

  test("a row is one series too", () => {
    expect(answer(rise, block([[1, 3, 7]]))).toEqual({ shape: [1, 1], cells: [6] });
  });

  test("a block is one series a column", () => {
    expect(
      answer(
        rise,
        block([
          [1, 10],
          [3, 10],
          [7, 40],
        ]),
      ),
    ).toEqual({ shape: [1, 2], cells: [6, 30] });
  });

  test("answers by row stand beside their rows, in the direction of the series", () => {
    expect(answer(rise, block([[1], [3]]), undefined, true)).toEqual({ shape: [2, 1], cells: [0, 2] });
    expect(answer(rise, block([[1, 3]]), undefined, true)).toEqual({ shape: [1, 2], cells: [0, 2] });
    expect(
      answer(
        rise,
        block([
          [1, 5],
          [3, 9],
        ]),
        10,
        true,
      ),
    ).toEqual({ shape: [2, 2], cells: [0, 0, 20, 40] });
  });

  test("an error that came in stands in its row, or in place of the one answer", () => {
    const faulty = block([[1], [NaN], [7]], new Map([[1, new IncomingError("#DIV/0!")]]));
    expect(answer(rise, faulty, undefined, true).cells).toEqual([0, "#DIV/0!", 6]);
    expect(answer(rise, faulty).cells).toEqual(["#DIV/0!"]);
  });

  test("an error in one series leaves the other alone", () => {
    const faulty = block(
      [
        [1, 1],
        [NaN, 5],
      ],
      new Map([[2, new IncomingError("#NUM!")]]),
    );
    expect(answer(rise, faulty)).toEqual({ shape: [1, 2], cells: ["#NUM!", 4] });
  });

  test("a number outside the domain is refused where it stands", () => {
    expect(answer(rise, block([[1], [-3], [7]]), undefined, true).cells).toEqual([0, "badInput", 6]);
  });

  test("a series without any number is missing, in every row beside one that has answers by row", () => {
    expect(answer(rise, block([[NaN], [NaN]])).cells).toEqual(["missing"]);
    expect(
      answer(
        rise,
        block([
          [1, NaN],
          [3, NaN],
        ]),
        undefined,
        true,
      ),
    ).toEqual({
      shape: [2, 2],
      cells: [0, "missing", 2, "missing"],
    });
  });

  test("a series or option that cannot be used is the whole answer", () => {
    expect(answer(rise, undefined).cells).toEqual(["missing"]);
    expect(answer(rise, new IncomingError("#NULL!")).cells).toEqual(["#NULL!"]);
    expect(answer(rise, block([[1]]), 0).cells).toEqual(["badInput"]);
    expect(answer(rise, block([[1]]), new IncomingError("#NULL!")).cells).toEqual(["#NULL!"]);
  });

  test("one series stands beside each of several", () => {
    expect(
      answer(
        isCheaper,
        block([[1], [2]]),
        block([
          [5, 1],
          [5, 1],
        ]),
      ),
    ).toEqual({ shape: [1, 2], cells: [1, 0] });
  });

  test("series of different lengths or numbers do not fit", () => {
    expect(answer(isCheaper, block([[1], [2]]), block([[1], [2], [3]])).cells).toEqual(["badInput"]);
    expect(
      answer(
        isCheaper,
        block([
          [1, 1],
          [2, 2],
        ]),
        block([
          [1, 1, 1],
          [2, 2, 2],
        ]),
      ).cells,
    ).toEqual(["badInput"]);
  });
});
