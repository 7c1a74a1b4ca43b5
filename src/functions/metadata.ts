import { METRICS } from "../core/metrics/catalogue.ts";
import { describeParameter } from "../core/metrics/describe.ts";
import type { Metric } from "../core/metrics/metric.ts";
import { parameterName, type Choice, type Parameter } from "../core/metrics/parameter.ts";
import type { Language } from "../core/text.ts";

interface ParameterJson {
  readonly name: string;
  readonly description: string;
  readonly type: "any" | "string";
  readonly dimensionality: "matrix" | "scalar";
  readonly optional?: true;
  readonly customEnumId?: string;
}

interface FunctionJson {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly ParameterJson[];
  readonly result: { readonly type: "any"; readonly dimensionality: "matrix" };
}

interface EnumJson {
  readonly id: string;
  readonly type: "string";
  readonly values: readonly { readonly name: string; readonly stringValue: string; readonly tooltip: string }[];
}

/** The metadata that Excel reads: what functions there are, and the texts that it shows while a formula is typed. */
export interface FunctionsJson {
  readonly allowCustomDataForDataTypeAny: true;
  readonly allowErrorForDataTypeAny: true;
  readonly functions: readonly FunctionJson[];
  readonly enums: readonly EnumJson[];
}

/** The metadata file of a language; ids, names of functions and the order of parameters are the same in all. */
export function functionsJson(language: Language, metrics: readonly Metric[] = METRICS): FunctionsJson {
  return {
    allowCustomDataForDataTypeAny: true,
    allowErrorForDataTypeAny: true,
    functions: metrics.map((metric) => describeFunction(metric, language)),
    enums: metrics.flatMap((metric) => enumsOf(metric, language)),
  };
}

function describeFunction(metric: Metric, language: Language): FunctionJson {
  return {
    id: metric.id,
    name: metric.id,
    description: metric.description[language],
    parameters: metric.parameters.map((parameter) => ({
      name: parameterName(parameter, language),
      description: describeParameter(parameter)[language],
      ...valueType(metric, parameter),
      ...(parameter.optional ? { optional: true } : {}),
    })),
    result: { type: "any", dimensionality: "matrix" },
  };
}

/** Excel suggests the values of a parameter that is text; everything else may be a number, an error or a data type. */
function valueType(
  metric: Metric,
  parameter: Parameter,
): Pick<ParameterJson, "type" | "dimensionality" | "customEnumId"> {
  if (!choicesOf(parameter)) return { type: "any", dimensionality: "matrix" };
  const dimensionality = parameter.kind === "element" ? "matrix" : "scalar";
  return { type: "string", dimensionality, customEnumId: enumId(metric, parameter) };
}

function enumsOf(metric: Metric, language: Language): EnumJson[] {
  return metric.parameters.flatMap((parameter) => {
    const choices = choicesOf(parameter);
    if (!choices) return [];
    const values = choices.map(({ id, caption }) => ({ name: id, stringValue: id, tooltip: caption[language] }));
    return [{ id: enumId(metric, parameter), type: "string", values }];
  });
}

function choicesOf(parameter: Parameter): readonly Choice[] | null {
  return "type" in parameter && parameter.type === "choice" ? parameter.choices : null;
}

function enumId(metric: Metric, parameter: Parameter): string {
  return `${metric.id}_${parameter.name}`.toUpperCase();
}
