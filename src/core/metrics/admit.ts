import { firstFault, isAllMissing, type Block } from "../columns/block.ts";
import { isFault, type Fault } from "../columns/fault.ts";
import { admitTable } from "./admit-table.ts";
import { misfit, missingArgument, wrongArgument, wrongShape, type Quantity } from "./argument-errors.ts";
import { isInDomain, isZeroMissing } from "./domain.ts";
import type { Input, TableInput } from "./metric.ts";
import type { ListParameter, OptionParameter, Parameter, SeriesParameter } from "./parameter.ts";

type ConstantParameter = Exclude<Parameter, { kind: "element" }>;
/** Parameters and blocks admitted so far, by name. */
type Admitted = Map<string, readonly [Parameter, Block]>;

/** The same block with a fault in each cell outside the domain; a zero denominator becomes a missing cell. */
export function withinDomain(block: Block, parameter: Quantity): Block {
  const { domain } = parameter;
  const { values } = block;
  let admitted: { values: Float64Array; faults: Map<number, Fault> } | null = null;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (Number.isNaN(value) || isInDomain(value, domain)) continue;
    admitted ??= { values: values.slice(), faults: new Map(block.faults ?? []) };
    admitted.values[index] = NaN;
    if (value !== 0 || !isZeroMissing(domain)) admitted.faults.set(index, wrongArgument(parameter, String(value)));
  }
  return admitted ? { ...block, ...admitted } : block;
}

/** Arguments that hold for the whole call, by the name of their parameter. */
export type Constants = Readonly<Record<string, unknown>>;

/** Reads such arguments, each beside its parameter. The first that cannot be used is answered instead. */
export function admitConstants(given: readonly (readonly [Parameter, Input])[]): Constants | Fault {
  const constants: Record<string, unknown> = {};
  const admitted: Admitted = new Map();
  for (const [parameter, input] of given) {
    if (parameter.kind === "element") continue;
    const value = isFault(input) ? input : admitConstant(parameter, input, admitted);
    if (isFault(value)) return value;
    constants[parameter.name] = value;
  }
  return constants;
}

function admitConstant(parameter: ConstantParameter, input: Exclude<Input, Fault>, admitted: Admitted): unknown {
  if (input === undefined) return absent(parameter);
  switch (parameter.kind) {
    case "series":
    case "list":
      return admitValues(parameter, input as Block, admitted);
    case "table":
      return admitTable(parameter, input as TableInput);
    case "option":
      return admitOption(parameter, input as number | string | boolean | Float64Array);
  }
}

function absent(parameter: ConstantParameter): unknown {
  if (parameter.kind === "option" && "default" in parameter) {
    return parameter.type === "numbers" ? Float64Array.from(parameter.default ?? []) : parameter.default;
  }
  return parameter.optional ? undefined : missingArgument(parameter);
}

function admitValues(parameter: SeriesParameter | ListParameter, input: Block, admitted: Admitted): unknown {
  if (parameter.kind === "series" && input.rows > 1 && input.columns > 1) {
    return wrongShape(parameter, { zh: "一行或一列", en: "one row or one column" }, input);
  }
  const block = withinDomain(input, parameter);
  const fault = firstFault(block);
  if (fault) return fault;
  const partner = parameter.kind === "list" && parameter.pairedWith ? admitted.get(parameter.pairedWith) : undefined;
  if (partner && partner[1].values.length !== block.values.length) {
    return misfit([partner, [parameter, block]], { zh: "两者应逐项对应", en: "give one value a member to both" });
  }
  admitted.set(parameter.name, [parameter, block]);
  return isAllMissing(block.values) ? missingArgument(parameter) : block.values;
}

function admitOption(parameter: OptionParameter, value: number | string | boolean | Float64Array): unknown {
  if (!("domain" in parameter) || typeof value === "string" || typeof value === "boolean") return value;
  for (const number of typeof value === "number" ? [value] : value) {
    if (Number.isNaN(number) || (number === 0 && isZeroMissing(parameter.domain))) return missingArgument(parameter);
    if (!isInDomain(number, parameter.domain)) return wrongArgument(parameter, String(number));
  }
  return value;
}
