import { describe, expect, test } from "vitest";
import { METRICS } from "../../../src/core/metrics/catalogue.ts";
import type { Metric } from "../../../src/core/metrics/metric.ts";
import { call, codes } from "../../support/custom-functions.ts";

/** A share, a price and an amount at once: between 0.05 and 0.35, never twice the same. */
const wave = (row: number): number => 0.2 + 0.15 * Math.sin(row * 1.7);
const seriesFunctions = METRICS.filter(({ parameters }) => parameters.some(({ kind }) => kind === "series"));
const named = seriesFunctions.map((metric) => [metric.id, metric] as const);

/** The answer where every series of the function is this one, and the other arguments are an example's. */
function answersTo({ id, parameters, examples }: Metric, series: readonly (readonly unknown[])[]): unknown[][] {
  const { args } = examples.find(({ result }) => !JSON.stringify(result).includes("#"))!;
  return codes(
    call(
      id,
      ...parameters.map(({ kind, optional }, index) => (kind === "series" ? series : optional ? null : args[index])),
    ),
  );
}

const column = (rows: number, value: (row: number) => unknown): unknown[][] =>
  Array.from({ length: rows }, (_, row) => [value(row)]);
const isAnswer = (cell: unknown): boolean => typeof cell !== "string" || !cell.startsWith("#");
const withoutAnswer = (series: readonly (readonly unknown[])[]): string[] =>
  seriesFunctions.filter((metric) => !answersTo(metric, series).flat().every(isAnswer)).map(({ id }) => id);

describe.each(named)("%s", (_, metric) => {
  test("answers 5,000 rows, and the same where they lie in a row", () => {
    const rows = column(5000, wave);
    const answers = answersTo(metric, rows).flat();
    expect(answers.filter((answer) => !isAnswer(answer))).toEqual([]);
    expect(answersTo(metric, [rows.flat()]).flat()).toEqual(answers);
  });

  test("answers a row, or says that there are too few", () => {
    for (const answer of answersTo(metric, [[0.2]]).flat())
      expect([true, "#N/A"]).toContain(isAnswer(answer) || answer);
  });
});

describe("series functions", () => {
  test("that ask how unusual a change is have no answer on a constant series, and all others have", () => {
    expect(withoutAnswer(column(300, () => 0.2))).toEqual(["PACE", "QUALITY"]);
  });

  test("that need no more than a row have an answer on one, and no others", () => {
    const answering = seriesFunctions.map(({ id }) => id).filter((id) => !withoutAnswer([[0.2]]).includes(id));
    expect(answering).toEqual([
      "SUSPEND_STATUS",
      "FROM_PEAK",
      "HIGH_STREAK",
      "DAYS_SINCE_HIGH",
      "STREAK_ABOVE",
      "DAYS_TO_COVER",
      "COST_LINE",
    ]);
  });

  test("answer #N/A where every row is missing", () => {
    expect(withoutAnswer(column(300, () => null))).toEqual(seriesFunctions.map(({ id }) => id));
  });
});
