import { describe, expect, test } from "vitest";
import type { CellValue, FunctionCall, FunctionDescription, FunctionResult } from "../../../src/workbench/host/grid.ts";
import { useNodeHost } from "../../support/node-host.ts";

const host = useNodeHost();

function describeFunction(id: string, dimensionality: "scalar" | "matrix" = "matrix"): FunctionDescription {
  const parameters = ["first", "second"].map((name) => ({ name, description: name, optional: true, dimensionality }));
  return { id, fullName: `RZRQ.${id}`, description: id, parameters, cancelable: true };
}

/** Associates a function and answers what calls of it bring back, in the order of the calls. */
async function call(
  run: (...args: never[]) => unknown,
  argumentLists: readonly (readonly (CellValue[][] | null)[])[],
  dimensionality?: "scalar" | "matrix",
): Promise<FunctionResult[]> {
  host.CustomFunctions.associate("TEST", run);
  host.host.connectFunctions([describeFunction("TEST", dimensionality)]);
  return collect(argumentLists.map((args, invocation) => ({ invocation, id: "TEST", args, address: "Sheet1!B2" })));
}

function collect(calls: readonly FunctionCall[]): Promise<FunctionResult[]> {
  const { port } = host.grid;
  const results: FunctionResult[] = [];
  return new Promise((resolve) => {
    port?.onResult((invocation, result) => {
      results[invocation] = result;
      if (Object.keys(results).length === calls.length) resolve(results);
    });
    port?.invoke(calls);
  });
}

async function callOnce(run: (...args: never[]) => unknown, args: readonly (CellValue[][] | null)[] = []) {
  const [result] = await call(run, [args]);
  return result;
}

describe("custom functions", () => {
  test("a value comes back in a block of one cell", async () => {
    expect(await callOnce((amount: number[][]) => amount[0]![0]! * 2, [[[21]]])).toEqual([[42]]);
  });

  test("a block comes back as it is, a cell without value as the 0 that Excel shows", async () => {
    expect(
      await callOnce(() => [
        [1, "融"],
        [true, null],
      ]),
    ).toEqual([
      [1, "融"],
      [true, 0],
    ]);
  });

  test("an array that is not a block of rows is #VALUE!", async () => {
    expect(await callOnce(() => [1, 2])).toMatchObject([[{ error: "#VALUE!" }]]);
    expect(await callOnce(() => [[1, 2], [3]])).toMatchObject([[{ error: "#VALUE!" }]]);
  });

  test("a promise is awaited", async () => {
    expect(await callOnce(() => Promise.resolve(7))).toEqual([[7]]);
  });

  test("a function gets blocks, null for what was left out, errors as errors, and the invocation last", async () => {
    const seen: unknown[][] = [];
    await callOnce(
      (...args: unknown[]) => {
        seen.push(args);
        return 0;
      },
      [[[1, null, { error: "#N/A" }]]],
    );
    const [block, missing, invocation, ...rest] = seen[0] ?? [];
    const [number, blank, error] = (block as unknown[][])[0] ?? [];
    expect([number, blank, missing, rest]).toEqual([1, null, null, []]);
    expect((error as CustomFunctions.Error).code).toBe("#N/A");
    expect((invocation as CustomFunctions.Invocation).address).toBe("Sheet1!B2");
  });

  test("a parameter for one value gets the bare value, and refuses a range", async () => {
    const run = (value: unknown) => typeof value;
    expect(await call(run, [[[["SSE"]]]], "scalar")).toEqual([[["string"]]]);
    const [wide] = await call(run, [[[["SSE", "SZSE"]]]], "scalar");
    expect(wide).toMatchObject([[{ error: "#VALUE!" }]]);
  });

  test.each([
    ["notAvailable", "缺少流通市值", { error: "#N/A", message: "缺少流通市值" }],
    ["invalidValue", "not a code", { error: "#VALUE!", message: "not a code" }],
    ["divisionByZero", "text", { error: "#DIV/0!" }],
    ["invalidNumber", "text", { error: "#NUM!" }],
    ["nullReference", "text", { error: "#NULL!" }],
  ] as const)("%s, thrown, rejected, returned and inside a block, is the same error", async (code, text, expected) => {
    const { CustomFunctions } = host;
    const failure = () => new CustomFunctions.Error(CustomFunctions.ErrorCode[code], text) as unknown as Error;
    const thrown = await callOnce(() => {
      throw failure();
    });
    const rejected = await callOnce(() => Promise.reject(failure()));
    const returned = await callOnce(() => failure());
    const inside = await callOnce(() => [[1, failure()]]);
    expect([thrown, rejected, returned]).toEqual([[[expected]], [[expected]], [[expected]]]);
    expect(inside).toEqual([[1, expected]]);
  });

  test("any other throw and a function that nobody associated are #VALUE!", async () => {
    const thrown = await callOnce(() => {
      throw new TypeError("boom");
    });
    expect(thrown).toEqual([[{ error: "#VALUE!" }]]);
    host.host.connectFunctions([describeFunction("NOBODY")]);
    const [unknown] = await collect([{ invocation: 0, id: "NOBODY", args: [], address: "Sheet1!A1" }]);
    expect(unknown).toEqual([[{ error: "#VALUE!" }]]);
  });

  test("not a number is #VALUE!, infinity is #NUM!", async () => {
    expect(await callOnce(() => NaN)).toMatchObject([[{ error: "#VALUE!" }]]);
    expect(await callOnce(() => Infinity)).toMatchObject([[{ error: "#NUM!" }]]);
  });

  test("a formatted number keeps its number format", async () => {
    const formatted = { type: "FormattedNumber", basicValue: 0.0109, numberFormat: "0.00%" };
    const cell = { value: 0.0109, numberFormat: "0.00%" };
    expect(await callOnce(() => formatted)).toEqual([[cell]]);
    expect(await callOnce(() => [[formatted, 1]])).toEqual([[cell, 1]]);
  });

  test("500 calls go in one message and all come back", async () => {
    const lists = Array.from({ length: 500 }, (_, index) => [[[index]]]);
    const results = await call((value: number[][]) => value[0]![0]! + 1, lists);
    expect(results).toEqual(lists.map((_, index) => [[index + 1]]));
  });

  test("a cancelled call tells the function", async () => {
    const cancelled = await new Promise<string>((resolve) => {
      const run = (_first: unknown, _second: unknown, invocation: CustomFunctions.CancelableInvocation) => {
        invocation.onCanceled = () => resolve("cancelled");
        queueMicrotask(() => host.grid.port?.cancel(9));
        return new Promise(() => undefined);
      };
      host.CustomFunctions.associate("SLOW", run as () => unknown);
      host.host.connectFunctions([describeFunction("SLOW")]);
      host.grid.port?.invoke([{ invocation: 9, id: "SLOW", args: [], address: "Sheet1!A1" }]);
    });
    expect(cancelled).toBe("cancelled");
  });
});
