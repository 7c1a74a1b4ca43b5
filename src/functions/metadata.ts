import { METRICS } from "../core/metrics/catalogue.ts";
import { describeParameter } from "../core/metrics/describe.ts";
import type { Description } from "../core/metrics/metric.ts";
import { parameterName, type Choice, type DescribedParameter } from "../core/metrics/parameter.ts";
import type { Language } from "../core/text.ts";
import { DATA_FUNCTIONS } from "./data/catalogue.ts";

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
  readonly options?: { readonly stream: true; readonly cancelable: true };
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

/** A function to be described; one that streams tells its cell whenever there is another answer. */
type Described = Description & { readonly withoutData?: true };

const FUNCTIONS: readonly Described[] = [...METRICS, ...DATA_FUNCTIONS];

/** The metadata file of a language; ids, names of functions and the order of parameters are the same in all. */
export function functionsJson(language: Language, functions: readonly Described[] = FUNCTIONS): FunctionsJson {
  return {
    allowCustomDataForDataTypeAny: true,
    allowErrorForDataTypeAny: true,
    functions: functions.map((metric) => describeFunction(metric, language)),
    enums: functions.flatMap((metric) => enumsOf(metric, language)),
  };
}

/** The chapter of functions that read disclosed data. */
const DATA = 6;

function describeFunction(metric: Described, language: Language): FunctionJson {
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
    ...(metric.category === DATA && !metric.withoutData ? { options: { stream: true, cancelable: true } } : {}),
  };
}

/** Excel suggests the values of a parameter that is text; everything else may be a number, an error or a data type. */
function valueType(
  metric: Description,
  parameter: DescribedParameter,
): Pick<ParameterJson, "type" | "dimensionality" | "customEnumId"> {
  if (!choicesOf(parameter)) return { type: "any", dimensionality: "matrix" };
  const dimensionality = parameter.kind === "element" ? "matrix" : "scalar";
  return { type: "string", dimensionality, customEnumId: enumId(metric, parameter) };
}

function enumsOf(metric: Description, language: Language): EnumJson[] {
  return metric.parameters.flatMap((parameter) => {
    const choices = choicesOf(parameter);
    if (!choices) return [];
    const values = choices.map(({ id, caption }) => ({ name: id, stringValue: id, tooltip: caption[language] }));
    return [{ id: enumId(metric, parameter), type: "string", values }];
  });
}

function choicesOf(parameter: DescribedParameter): readonly Choice[] | null {
  return "type" in parameter && parameter.type === "choice" ? parameter.choices : null;
}

function enumId(metric: Description, parameter: DescribedParameter): string {
  return `${metric.id}_${parameter.name}`.toUpperCase();
}
