import { describe, expect, test } from "vitest";
import { IncomingError } from "../../src/core/columns/fault.ts";
import { MetricError } from "../../src/core/errors.ts";
import type { Block } from "../../src/core/columns/block.ts";
import type { Parameter } from "../../src/core/metrics/parameter.ts";
import { readArguments } from "../../src/functions/read-arguments.ts";

const label = { zh: "文", en: "text" };
const quantity = { name: "x", label, unit: "CNY", domain: "any" } as const;
const element: Parameter = { kind: "element", type: "number", ...quantity };
const choices = [
  { id: "FINANCING", caption: { zh: "融资", en: "Financing" } },
  { id: "SHORT", caption: { zh: "融券", en: "Short selling" } },
];

const read = (parameter: Parameter, argument: unknown): unknown => {
  const input = readArguments([parameter], [argument])[0];
  return input instanceof MetricError ? input.text.en : input;
};
const cells = (argument: unknown, parameter: Parameter = element): unknown => {
  const block = read(parameter, argument) as Block;
  return Array.from(block.values, (value, index) => {
    const fault = block.faults?.get(index);
    if (fault instanceof IncomingError) return fault.code;
    return fault ? fault.kind : value;
  });
};

describe("numbers", () => {
  test.each([
    [1.5, 1.5],
    ["1.5", 1.5],
    [" 1,234.5 ", 1234.5],
    ["-1,234,567", -1234567],
    ["2.5%", 0.025],
    [".5", 0.5],
    ["1e3", 1000],
    [{ type: "Double", basicValue: 7 }, 7],
    [{ type: "FormattedNumber", basicValue: 7, numberFormat: "0%" }, 7],
    [{ type: "String", basicValue: "7" }, 7],
    ["1,23", "badInput"],
    ["1 234", "badInput"],
    ["46.87亿", "badInput"],
    [".", "badInput"],
    ["%", "badInput"],
    [true, "badInput"],
    [Infinity, Infinity],
    [{ type: "Error", basicType: "Error", basicValue: "#N/A" }, "#N/A"],
    [{ type: "Entity", basicType: "Error", basicValue: "#VALUE!", text: "x" }, "#VALUE!"],
    [{ code: "#DIV/0!", message: "" }, "#DIV/0!"],
    ["#GETTING_DATA", "#GETTING_DATA"],
    [{ type: "WebImage" }, "#VALUE!"],
    [Symbol.iterator, "#VALUE!"],
  ])("%o is read as %s", (cell, expected) => {
    expect(cells([[cell]])).toEqual([expected]);
  });

  test.each([
    null,
    undefined,
    "",
    "  ",
    "-",
    "--",
    "NaN",
    "nan",
    NaN,
    { type: "Empty" },
    { type: "Empty", basicValue: "" },
  ])("%o is missing", (cell) => {
    expect(cells([[cell], [1]])).toEqual([NaN, 1]);
  });

  test.each([null, undefined, "", "  ", { type: "Empty" }, { type: "Empty", basicValue: "" }])(
    "%o alone leaves the argument out",
    (cell) => {
      expect(read(element, cell)).toBeUndefined();
      expect(read(element, [[cell]])).toBeUndefined();
    },
  );

  test.each(["-", "--", "NaN", NaN, { type: "String", basicValue: "-" }])(
    "%o alone is a missing figure, not an argument left out",
    (cell) => {
      expect(cells(cell)).toEqual([NaN]);
      expect(cells([[cell]])).toEqual([NaN]);
    },
  );

  test("a range keeps its shape, and a ragged row is filled with missing cells", () => {
    expect(read(element, [[1, 2], [3]])).toEqual({
      rows: 2,
      columns: 2,
      values: Float64Array.of(1, 2, 3, NaN),
      faults: null,
    });
    expect(read(element, [1, 2])).toMatchObject({ rows: 1, columns: 2 });
  });

  test.each([[[]], [[[]]], [[[], []]]])("an empty array %j is left out", (empty) => {
    expect(read(element, empty)).toBeUndefined();
  });
});

describe("the invocation object", () => {
  test("is dropped wherever the arguments end", () => {
    for (const invocation of [{}, { functionName: "F", address: "Sheet1!A1" }]) {
      expect(readArguments([element, element], [1, invocation])[1]).toBeUndefined();
      expect(readArguments([element], [1, invocation])).toHaveLength(1);
    }
  });

  test("is not confused with a cell", () => {
    expect(cells({ basicValue: 3 })).toEqual([3]);
    expect(cells({ code: "#NUM!" })).toEqual(["#NUM!"]);
    expect(cells({ type: "WebImage" })).toEqual(["#VALUE!"]);
  });
});

describe("dates", () => {
  const date: Parameter = { kind: "element", type: "date", name: "date", label };

  test.each([45715, "2025-02-27", "2025/2/27", 20250227, "20250227", 45715.75])("%s is day 20146", (cell) => {
    expect(cells(cell, date)).toEqual([20146]);
  });

  test.each(["2025-02-30", true, -5, 0, 99999999, "today"])("%s is no date", (cell) => {
    expect(cells(cell, date)).toEqual(["badInput"]);
  });

  test("an option is the date itself", () => {
    expect(read({ kind: "option", type: "date", name: "date", label }, 45715)).toBe("2025-02-27");
  });
});

describe("choices", () => {
  test.each(["SHORT", "short", "融券", " Short Selling "])("%s is the second", (cell) => {
    expect(cells(cell, { kind: "element", type: "choice", name: "rule", label, choices })).toEqual([1]);
    expect(read({ kind: "option", type: "choice", name: "rule", label, choices }, cell)).toBe("SHORT");
    expect(read({ kind: "option", type: "choiceOrNumbers", choices, ...quantity }, cell)).toBe("SHORT");
  });

  test("another word is refused with the choices", () => {
    expect(read({ kind: "option", type: "choice", name: "rule", label, choices }, "long")).toBe(
      'rule (文) must be FINANCING / SHORT, got "long"',
    );
  });
});

describe("options", () => {
  test.each([
    [true, true],
    ["true", true],
    [1, true],
    ["是", true],
    [false, false],
    [0, false],
    [[["FALSE"]], false],
    ["perhaps", 'all (文) must be TRUE or FALSE, got "perhaps"'],
    [2, "all (文) must be TRUE or FALSE, got 2"],
  ])("truth %j is %s", (cell, expected) => {
    expect(read({ kind: "option", type: "boolean", name: "all", label }, cell)).toBe(expected);
  });

  test("one value is taken, not a range", () => {
    expect(read({ kind: "option", type: "number", ...quantity }, [["5"]])).toBe(5);
    expect(read({ kind: "option", type: "number", ...quantity }, [[1], [2]])).toBe(
      "x (文) must be one value, got a range of 2×1",
    );
  });

  test("a list of numbers is taken from a range or from one value", () => {
    const numbers: Parameter = { kind: "option", type: "numbers", ...quantity };
    expect(read(numbers, [[1], ["2"]])).toEqual(Float64Array.of(1, 2));
    expect(read(numbers, 3)).toEqual(Float64Array.of(3));
    expect(read(numbers, [[1, "x"]])).toBe('x (文) must be an amount in 元, got "x"');
    expect(read({ kind: "option", type: "choiceOrNumbers", choices, ...quantity }, "2.5%")).toEqual(
      Float64Array.of(0.025),
    );
  });

  test("an error is the argument", () => {
    expect(read({ kind: "option", type: "number", ...quantity }, { code: "#NUM!" })).toEqual(
      new IncomingError("#NUM!"),
    );
    expect(read({ kind: "option", type: "choiceOrNumbers", choices, ...quantity }, "#NUM!")).toEqual(
      new IncomingError("#NUM!"),
    );
  });
});

test("a table keeps text as text and reads numbers in number columns", () => {
  const table: Parameter = {
    kind: "table",
    name: "holdings",
    label,
    columns: [
      { type: "text", name: "code", label },
      { type: "number", ...quantity },
    ],
  };
  expect(
    read(table, [
      [600519, "1,000"],
      ["000001", null],
    ]),
  ).toEqual({
    rows: [
      ["600519", 1000],
      ["000001", null],
    ],
  });
  const [row] = (read(table, [["a", "b", "c"]]) as { rows: unknown[][] }).rows;
  expect(row).toEqual(["a", expect.any(MetricError), "c"]);
});
