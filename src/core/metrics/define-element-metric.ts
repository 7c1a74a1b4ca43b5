import { singleCell, type Block } from "../columns/block.ts";
import { broadcast, broadcastShape, type Answer, type CellKernel } from "../columns/broadcast.ts";
import { isFault } from "../columns/fault.ts";
import type { MetricError } from "../errors.ts";
import type { Text } from "../text.ts";
import { admitConstants, withinDomain } from "./admit.ts";
import { misfit, missingArgument } from "./argument-errors.ts";
import type { Description, Evaluation, Input, Metric } from "./metric.ts";
import type { ConstantsOf, ElementParameter, ElementsOf, Parameter } from "./parameter.ts";
import { settle } from "./settle.ts";

/** The computation of one cell, once the other arguments are known; `captions` replace those of the level. */
interface Prepared<Ps extends readonly Parameter[]> {
  readonly compute: (...elements: ElementsOf<Ps>) => Answer | boolean;
  readonly captions?: readonly Text[];
}

type Computation<Ps extends readonly Parameter[]> =
  | Prepared<Ps>
  /** For functions with options, lists or tables beside the elements: called once a call, not once a cell. */
  | { readonly prepare: (constants: ConstantsOf<Ps>) => Prepared<Ps> | MetricError };

const FIT: Text = {
  zh: "应为相同大小，或单行、单列、单个单元格",
  en: "give equal shapes, a single row, a single column or a single cell",
};

/**
 * A function of single values, computed cell by cell over ranges.
 * Missing cells and cells outside their domain are answered before they reach it.
 */
export function defineElementMetric<const Ps extends readonly Parameter[]>(
  definition: Description<Ps> & Computation<Ps>,
): Metric {
  const { parameters } = definition;
  const elements = parameters.flatMap((parameter, index) =>
    parameter.kind === "element" ? [{ parameter, index, missing: missingArgument(parameter) }] : [],
  );
  const prepare = "prepare" in definition ? definition.prepare : () => definition;

  function evaluate(inputs: readonly Input[]): Evaluation {
    const constants = admitConstants(parameters.map((parameter, index) => [parameter, inputs[index]]));
    if (isFault(constants)) return { block: singleCell(constants) };
    const prepared = prepare(constants as ConstantsOf<Ps>);
    if (isFault(prepared)) return { block: singleCell(prepared) };

    const blocks = elements.map(({ parameter, index }) => admitElement(parameter, inputs[index] as Block | undefined));
    const given = blocks.filter((block) => block !== undefined);
    const shape = broadcastShape(given);
    if (!shape) return { block: singleCell(misfit(namedShapes(blocks), FIT)) };
    const compute = prepared.compute as (...values: (number | undefined)[]) => Answer | boolean;
    const kernel: CellKernel = (values) => settle(compute(...values));
    const block = broadcast(blocks, shape, kernel, (argument) => elements[argument]!.missing);
    return prepared.captions ? { block, captions: prepared.captions } : { block };
  }

  function namedShapes(blocks: readonly (Block | undefined)[]): [Parameter, Block][] {
    return blocks.flatMap((block, k): [Parameter, Block][] => (block ? [[elements[k]!.parameter, block]] : []));
  }

  return { ...definition, evaluate };
}

/** A required argument that was left out is one missing cell, so that the answer says so. */
function admitElement(parameter: ElementParameter, block: Block | undefined): Block | undefined {
  if (block) return "domain" in parameter ? withinDomain(block, parameter) : block;
  const value = defaultNumber(parameter);
  if (value !== undefined) return singleCell(value);
  return parameter.optional ? undefined : singleCell(NaN);
}

function defaultNumber(parameter: ElementParameter): number | undefined {
  if (parameter.type === "number") return parameter.default;
  if (parameter.type === "date" || parameter.default === undefined) return undefined;
  return parameter.choices.findIndex((choice) => choice.id === parameter.default);
}
