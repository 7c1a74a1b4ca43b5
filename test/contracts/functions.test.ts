import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { METRICS } from "../../src/core/metrics/catalogue.ts";
import { exampleFormula } from "../../src/core/metrics/example-formula.ts";
import type { Example, Metric } from "../../src/core/metrics/metric.ts";
import { functionsJson } from "../../src/functions/metadata.ts";
import { customFunctions } from "../../src/functions/table.ts";
import { argumentsOf } from "../support/any-arguments.ts";
import { call, codes, functionsFor, isErrorCell, message, single } from "../support/custom-functions.ts";

const RUNS = Math.ceil(Number(process.env["RZRQ_FUZZ"] ?? 3000) / METRICS.length);
const CODES = new Set(["#VALUE!", "#N/A", "#NUM!", "#DIV/0!", "#NULL!"]);
const MISSING = [[["-"]], "-", "--", "NaN", NaN];
const OMITTED = [null, undefined, "", [[null]], [[""]], ...MISSING];

const named = METRICS.map((metric) => [metric.id, metric] as const);
const holding = (metric: Metric): Example =>
  metric.examples.find((example) => !JSON.stringify(example.result).includes("#"))!;

describe.each(named)("%s", (id, metric) => {
  test.each(metric.examples.map((example) => [exampleFormula(id, example), example] as const))("%s", (_, example) => {
    const rows = codes(call(id, ...example.args));
    const expected = Array.isArray(example.result) ? example.result : [[example.result]];
    expect(rows.map((row) => row.length)).toEqual(expected.map((row: unknown[]) => row.length));
    rows.flat().forEach((cell, index) => expectClose(cell, inEnglish(expected.flat()[index]), example.within));
  });

  test("shows an example that has an answer", () => {
    expect(holding(metric)).toBeDefined();
  });

  test("leaves its arguments as they were", () => {
    const args = holding(metric).args.map(deepFreeze);
    const before = JSON.stringify(args);
    call(id, ...args);
    expect(JSON.stringify(args)).toBe(before);
  });

  const required = metric.parameters.flatMap((parameter, index) => (parameter.optional ? [] : [{ parameter, index }]));
  test.each(required.map(({ parameter, index }) => [parameter.name, index] as const))(
    "without %s there is no answer, and the error names it",
    (name, index) => {
      for (const omitted of OMITTED) {
        const rows = call(id, ...holding(metric).args.with(index, omitted as never));
        expect(new Set(codes(rows).flat())).toEqual(new Set(["#N/A"]));
        expect(message(rows)).toContain(name);
      }
    },
  );

  const optional = metric.parameters.flatMap((parameter, index) => (parameter.optional ? [{ parameter, index }] : []));
  test.each(optional.map(({ parameter, index }) => [parameter.name, index] as const))(
    "a missing %s is not one left out: there is no answer, and the error names it",
    (name, index) => {
      for (const missing of MISSING) {
        const rows = call(id, ...padded(metric, holding(metric).args).with(index, missing));
        expect(new Set(codes(rows).flat())).toEqual(new Set(["#N/A"]));
        expect(message(rows)).toContain(name);
      }
    },
  );

  test("a value, a range of one cell, a formatted number and an invocation object make no difference", () => {
    const { args } = holding(metric);
    const expected = call(id, ...args);
    const wrapped = args.map((arg) => (arg === null || Array.isArray(arg) ? arg : [[arg]]));
    const formatted = args.map((arg) => mapCells(arg, (cell) => formattedCell(cell)));
    const absent = args.map((arg) => arg ?? undefined);
    for (const variant of [
      wrapped,
      formatted,
      absent,
      [...args, { functionName: id }],
      [...padded(metric, args), {}],
    ]) {
      expect(call(id, ...variant)).toEqual(expected);
    }
  });

  test(
    "every answer is a finite value or a declared error with a text, for any arguments",
    { timeout: 5000 + 10 * RUNS },
    () => {
      fc.assert(
        fc.property(argumentsOf(metric), (args) => {
          for (const cell of call(id, ...args).flat()) expectCell(cell);
        }),
        { numRuns: RUNS },
      );
    },
  );

  test("the numbers are the same in both languages and with number formats", () => {
    const { args } = holding(metric);
    const plain = call(id, ...args)
      .flat()
      .filter((cell) => typeof cell === "number");
    for (const language of ["zh", "en"] as const) {
      const formatted = functionsFor({ language, formattedNumbers: true })(id, ...args);
      expect(
        formatted
          .flat()
          .map(basicValue)
          .filter((cell) => typeof cell === "number"),
      ).toEqual(plain);
    }
  });

  test("its functions to see also exist", () => {
    const ids = METRICS.map((entry) => entry.id);
    expect((metric.seeAlso ?? []).filter((other) => other === id || !ids.includes(other))).toEqual([]);
  });

  test("every text is there in both languages", () => {
    expect(textsOf(metric).filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || !/[a-z]{2}/i.test(en))).toEqual([]);
  });
});

const elementFunctions = METRICS.filter((metric) => metric.parameters.some(({ kind }) => kind === "element"));

describe.each(elementFunctions.map((metric) => [metric.id, metric] as const))("%s over ranges", (id, metric) => {
  const elements = metric.parameters.flatMap(({ kind }, index) => (kind === "element" ? [index] : []));
  const args = padded(metric, holding(metric).args);
  const first = elements[0]!;
  const cellOf = (index: number): unknown => firstCell(args[index]);
  const scalars = args.map((arg, index) => (elements.includes(index) ? cellOf(index) : arg));

  test("ranges that do not fit are refused, and the error names both shapes", () => {
    if (elements.length < 2) return;
    const column = (rows: number, index: number) => Array.from({ length: rows }, () => [cellOf(index)]);
    const given = scalars.with(first, column(2, first)).with(elements[1]!, column(3, elements[1]!));
    const rows = call(id, ...given);
    expect(single(rows)).toBe("#VALUE!");
    expect(message(rows)).toMatch(/2×1.*3×1/);
  });

  test("a column gives what its cells give one by one", () => {
    const cells = Array.isArray(args[first]) ? (args[first] as unknown[][]).flat() : [args[first]];
    const rows = call(
      id,
      ...scalars.with(
        first,
        cells.map((cell) => [cell]),
      ),
    );
    expect(rows).toEqual(cells.map((cell) => call(id, ...scalars.with(first, cell))[0]));
  });

  test.each([
    ["#N/A", "#N/A"],
    ["#DIV/0!", "#DIV/0!"],
    ["#NUM!", "#NUM!"],
    ["#VALUE!", "#VALUE!"],
    ["#REF!", "#VALUE!"],
    ["#NAME?", "#VALUE!"],
    ["#SPILL!", "#VALUE!"],
  ])("an error %s among the cells comes back as %s in its place, and the rest stands", (code, shown) => {
    const alone = single(call(id, ...scalars));
    for (const error of [{ type: "Error", basicType: "Error", basicValue: code }, { code }, code]) {
      const column = [[cellOf(first)], [error], [cellOf(first)]];
      expect(codes(call(id, ...scalars.with(first, column)))).toEqual([[alone], [shown], [alone]]);
    }
  });

  test("a spill of more than 1,000 cells is plain numbers, and a smaller one is not", () => {
    const formatted = functionsFor({ language: "zh", formattedNumbers: true });
    const spill = (rows: number) =>
      formatted(
        id,
        ...scalars.with(
          first,
          Array.from({ length: rows }, () => [cellOf(first)]),
        ),
      ).flat();
    const { result } = metric;
    const hasFormat = ["ratio", "level", "amount"].includes(result.kind) || "numberFormat" in result;
    expect(spill(1001).filter((cell) => typeof cell === "object")).toHaveLength(0);
    expect(spill(1000).filter((cell) => typeof cell === "object")).toHaveLength(hasFormat ? 1000 : 0);
  });
});

describe("the metadata", () => {
  const [zh, en] = [functionsJson("zh"), functionsJson("en")];

  test("describes every function that is registered, and no other", () => {
    expect(en.functions.map(({ id }) => id)).toEqual(customFunctions.map(({ id }) => id));
    expect(zh.functions.map(({ id }) => id)).toEqual(customFunctions.map(({ id }) => id));
  });

  test("ids are legal, unique, and never look like a cell", () => {
    const ids = en.functions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) {
      expect(id).toMatch(/^[A-Z][A-Z0-9_.]{2,}$/);
      expect(id).not.toMatch(/^([A-Z]{1,3}[0-9]+|R[0-9]*C[0-9]*)$/);
    }
  });

  test("is the same in both languages but for descriptions and names of parameters", () => {
    const bare = ({ functions, ...rest }: typeof en): string => {
      const unnamed = functions.map(({ parameters, ...one }) => ({
        ...one,
        parameters: parameters.map((parameter) => ({ ...parameter, name: "" })),
      }));
      return JSON.stringify({ ...rest, functions: unnamed }, (key, value: unknown) =>
        /description|tooltip/.test(key) ? "" : value,
      );
    };
    expect(bare(zh)).toEqual(bare(en));
  });

  test("names every parameter by one word of the language", () => {
    const names = (json: typeof en): string[] =>
      json.functions.flatMap(({ parameters }) => parameters.map(({ name }) => name));
    expect(names(en).filter((name) => !/^[a-z]+(_[a-z]+)*$/.test(name))).toEqual([]);
    expect(names(zh).filter((name) => !/^\p{Script=Han}+$/u.test(name))).toEqual([]);
  });

  test("takes errors and data types, and names a function as its id", () => {
    expect([en.allowErrorForDataTypeAny, en.allowCustomDataForDataTypeAny]).toEqual([true, true]);
    expect(en.functions.every(({ id, name }) => id === name)).toBe(true);
  });

  test("puts no required parameter after an optional one, and no name twice", () => {
    for (const { parameters } of [...en.functions, ...zh.functions]) {
      const optional = parameters.map((parameter) => parameter.optional ?? false);
      expect(optional).toEqual(optional.toSorted((a, b) => Number(a) - Number(b)));
      expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
    }
  });

  test("suggests only values that belong to a parameter", () => {
    const used = en.functions.flatMap(({ parameters }) => parameters.flatMap(({ customEnumId }) => customEnumId ?? []));
    expect(used.toSorted()).toEqual(en.enums.map(({ id }) => id).toSorted());
  });
});

function expectClose(actual: unknown, expected: unknown, within: number | undefined): void {
  if (typeof expected === "number" && typeof actual === "number") {
    expect(Math.abs(actual - expected)).toBeLessThanOrEqual(within ?? 1e-9 * Math.abs(expected));
  } else expect(actual).toBe(expected);
}

function inEnglish(expected: unknown): unknown {
  return typeof expected === "object" && expected !== null && "en" in expected ? expected.en : expected;
}

function expectCell(cell: unknown): void {
  if (isErrorCell(cell)) {
    expect(CODES).toContain(cell.code);
    expect(cell.message).not.toBe("");
  } else if (typeof cell === "number") expect(Number.isFinite(cell)).toBe(true);
  else expect(["string", "boolean"]).toContain(typeof cell);
}

function firstCell(argument: unknown): unknown {
  return Array.isArray(argument) ? (argument as unknown[][])[0]![0] : argument;
}

function mapCells(argument: unknown, map: (cell: unknown) => unknown): unknown {
  return Array.isArray(argument) ? (argument as unknown[][]).map((row) => row.map(map)) : map(argument);
}

function formattedCell(cell: unknown): unknown {
  return typeof cell === "number" ? { type: "FormattedNumber", basicValue: cell, numberFormat: "0.00" } : cell;
}

function basicValue(cell: unknown): unknown {
  return typeof cell === "object" && cell !== null && "basicValue" in cell ? cell.basicValue : cell;
}

function padded(metric: Metric, args: readonly unknown[]): unknown[] {
  return metric.parameters.map((_, index) => args[index] ?? null);
}

function deepFreeze<T>(value: T): T {
  if (Array.isArray(value)) value.forEach(deepFreeze);
  return Object.freeze(value);
}

function textsOf(metric: Metric): { zh: string; en: string }[] {
  const texts: { zh: string; en: string }[] = [];
  JSON.stringify(metric, (_, value: unknown) => {
    if (typeof value === "object" && value !== null && "zh" in value && "en" in value) texts.push(value as never);
    return value;
  });
  return texts;
}
