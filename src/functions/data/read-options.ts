import { isFault, type Fault } from "../../core/columns/fault.ts";
import { missingArgument } from "../../core/metrics/argument-errors.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { readArgument } from "../read-arguments.ts";
import type { Option } from "./parameters.ts";

type OptionOf<Type extends Option["type"]> = Extract<Option, { type: Type }>;

/** A day; undefined where it was left out. */
export function readDate(argument: unknown, parameter: OptionOf<"date">): TradingDate | Fault | undefined {
  const value = readArgument(parameter, argument) as TradingDate | Fault | undefined;
  return value === undefined && !parameter.optional ? missingArgument(parameter) : value;
}

/** TRUE or FALSE, or the default. */
export function readFlag(argument: unknown, parameter: OptionOf<"boolean">): boolean | Fault {
  return (readArgument(parameter, argument) as boolean | Fault | undefined) ?? parameter.default ?? false;
}

/** A number within the parameter's domain, or the default. */
export function readCount(argument: unknown, parameter: OptionOf<"number">, check: (value: number) => Fault | null) {
  const value = readArgument(parameter, argument) as number | Fault | undefined;
  if (value === undefined) return parameter.default ?? missingArgument(parameter);
  return isFault(value) ? value : (check(value) ?? value);
}

/** The id of a choice, or the default. */
export function readChoiceId<Choice extends OptionOf<"choice">>(
  argument: unknown,
  parameter: Choice,
): Choice["choices"][number]["id"] | Fault {
  const value = readArgument(parameter, argument) as string | Fault | undefined;
  return value ?? parameter.default ?? missingArgument(parameter);
}

/** The first fault among what was read, or null. */
export function firstFault(...values: readonly unknown[]): Fault | null {
  return values.find(isFault) ?? null;
}
