import { METRICS } from "../core/metrics/catalogue.ts";
import { createDataFunctions } from "./data-functions.ts";
import type { Display } from "./display.ts";
import { readArguments } from "./read-arguments.ts";
import { writeResult } from "./write-result.ts";

/**
 * A function as the host calls it: its arguments in the host's shapes, the answer as rows of cells, or an error thrown.
 * One that reads disclosed data answers with a promise of them.
 */
export interface CustomFunction {
  readonly id: string;
  readonly run: (...args: unknown[]) => unknown;
}

/** The functions for a display, which is read at each call and may change. */
export function createCustomFunctions(display: Display): CustomFunction[] {
  const calculations = METRICS.map(({ id, parameters, result, evaluate }) => ({
    id,
    run: (...args: unknown[]) => writeResult(evaluate(readArguments(parameters, args)), result, display),
  }));
  return [...calculations, ...createDataFunctions(display)];
}

/** All functions, with English texts and plain numbers. */
export const customFunctions: readonly CustomFunction[] = createCustomFunctions({
  language: "en",
  formattedNumbers: false,
});
