import type { Example, ExampleArgument, ExampleValue } from "./metric.ts";

/** The prefix under which Excel knows the functions. */
const NAMESPACE = "RZRQ";

/** The example as it is typed into a cell: `=RZRQ.LEVERAGE_WARN({0.1999;0.25},"SECURITY")`. */
export function exampleFormula(id: string, example: Example): string {
  const last = example.args.findLastIndex((argument) => argument !== null);
  return `=${NAMESPACE}.${id}(${example.args
    .slice(0, last + 1)
    .map(argumentText)
    .join(",")})`;
}

function argumentText(argument: ExampleArgument): string {
  if (argument === null) return "";
  if (typeof argument !== "object") return valueText(argument);
  return `{${argument.map((row) => row.map(constantText).join(",")).join(";")}}`;
}

/** An array constant has no empty cell; empty text is missing too. */
function constantText(value: ExampleValue): string {
  return value === null ? '""' : valueText(value);
}

function valueText(value: Exclude<ExampleValue, null>): string {
  if (typeof value === "string") return value.startsWith("#") ? value : `"${value.replaceAll('"', '""')}"`;
  return String(value).toUpperCase();
}
