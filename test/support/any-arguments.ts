import fc from "fast-check";
import type { Metric } from "../../src/core/metrics/metric.ts";

/** Arguments of every shape and kind that a host may hand over, proper and absurd. */
export function argumentsOf(metric: Metric): fc.Arbitrary<unknown[]> {
  const number = fc.oneof(
    fc.double(),
    fc.integer({ min: -3, max: 300 }),
    fc.constantFrom(0, -0, 0.025, 0.25, 1, 5e-324, 1.7e308, 1e15, 45_715, 20_250_227),
  );
  const choices = metric.parameters.flatMap((parameter) => ("choices" in parameter ? parameter.choices : []));
  const cell = fc.oneof(
    { weight: 6, arbitrary: number },
    { weight: 2, arbitrary: fc.constantFrom(null, undefined, "", "-", "--", "NaN", true, false) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "2.5%",
        "1,234.5",
        "abc",
        "2025-02-27",
        "600519.SH",
        "#N/A",
        "#REF!",
        ...choices.map(({ id }) => id),
      ),
    },
    { weight: 1, arbitrary: fc.string() },
    {
      weight: 1,
      arbitrary: number.map((basicValue) => ({ type: "FormattedNumber", basicValue, numberFormat: "0.00" })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom("#N/A", "#REF!", "#BUSY!").map((basicValue) => ({ type: "Error", basicValue })),
    },
    { weight: 1, arbitrary: fc.constantFrom<unknown>({ code: "#DIV/0!" }, { type: "Empty" }, {}, [], Symbol.iterator) },
  );
  const range = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    );
  const long = fc.array(number, { minLength: 15, maxLength: 40 }).map((values) => values.map((value) => [value]));
  const argument = fc.oneof(cell, range, long, fc.constantFrom([], [[]], [[], []]));
  const proper = fc.constantFrom(...metric.examples.flatMap(({ args }) => args));
  return fc.array(fc.oneof({ weight: 3, arbitrary: argument }, { weight: 1, arbitrary: proper }), {
    maxLength: metric.parameters.length + 2,
  });
}
