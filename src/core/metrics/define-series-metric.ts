import { isAllMissing, singleCell, type Block } from "../columns/block.ts";
import type { Answer } from "../columns/broadcast.ts";
import { isFault, type Fault } from "../columns/fault.ts";
import { assembleSeries, isRowSeries, seriesOf, type Series } from "../columns/series.ts";
import type { Text } from "../text.ts";
import { admitConstants, withinDomain, type Constants } from "./admit.ts";
import { misfit, missingArgument } from "./argument-errors.ts";
import type { Description, Evaluation, Input, Metric } from "./metric.ts";
import type { ConstantsOf, Parameter, SeriesParameter } from "./parameter.ts";
import { settle } from "./settle.ts";

type Computed = Answer | boolean | readonly (Answer | boolean)[];

interface Computation<Ps extends readonly Parameter[]> {
  /** Computes one series: one answer, about its last row, or an array with one answer a row. NaN is a missing row. */
  readonly compute: (values: ConstantsOf<Ps>) => Computed;
}

interface SeriesArgument {
  readonly parameter: SeriesParameter;
  readonly block: Block;
  readonly series: readonly Series[];
}

const FIT: Text = {
  zh: "各序列的行数应相同，列数应相同或为 1",
  en: "give series of the same length, and the same number of them, or one",
};

/** A function of rows in order of time. A block is one series a column, each with its own answer. */
export function defineSeriesMetric<const Ps extends readonly Parameter[]>(
  definition: Description<Ps> & Computation<Ps>,
): Metric {
  const { parameters } = definition;
  const compute = definition.compute as (values: Constants) => Computed;

  function evaluate(inputs: readonly Input[]): Evaluation {
    const given = parameters.map((parameter, index) => [parameter, inputs[index]] as const);
    const constants = admitConstants(given.filter(([parameter]) => parameter.kind !== "series"));
    if (isFault(constants)) return { block: singleCell(constants) };
    const series = admitSeries(given);
    if (isFault(series)) return { block: singleCell(series) };
    const count = Math.max(...series.map((argument) => argument.series.length));
    const answers = Array.from({ length: count }, (_, column) => answerOne(series, column, constants));
    return {
      block: assembleSeries(
        answers,
        series.some(({ block }) => isRowSeries(block)),
      ),
    };
  }

  function answerOne(given: readonly SeriesArgument[], column: number, constants: Constants) {
    const own = given.map(({ parameter, series }) => ({
      parameter,
      series: series[series.length === 1 ? 0 : column]!,
    }));
    const fault = own.map(({ series }) => series.faults?.values().next().value).find((found) => found !== undefined);
    const empty = own.find(({ series }) => isAllMissing(series.values));
    if (empty) return fault ?? missingArgument(empty.parameter);
    const answer = compute({
      ...constants,
      ...Object.fromEntries(own.map(({ parameter, series }) => [parameter.name, series.values])),
    });
    if (!isRowwise(answer)) return fault ?? settle(answer);
    return answer.map((one, row) => faultIn(own, row) ?? settle(one));
  }

  return { ...definition, evaluate };
}

function isRowwise(answer: Computed): answer is readonly (Answer | boolean)[] {
  return Array.isArray(answer);
}

function faultIn(own: readonly { series: Series }[], row: number): Fault | undefined {
  return own.map(({ series }) => series.faults?.get(row)).find((found) => found !== undefined);
}

function admitSeries(given: readonly (readonly [Parameter, Input])[]): SeriesArgument[] | Fault {
  const admitted: SeriesArgument[] = [];
  for (const [parameter, input] of given) {
    if (parameter.kind !== "series") continue;
    if (isFault(input)) return input;
    if (input === undefined && parameter.optional) continue;
    if (input === undefined) return missingArgument(parameter);
    const block = withinDomain(input as Block, parameter);
    admitted.push({ parameter, block, series: seriesOf(block) });
  }
  return agree(admitted)
    ? admitted
    : misfit(
        admitted.map(({ parameter, block }) => [parameter, block] as const),
        FIT,
      );
}

function agree(given: readonly SeriesArgument[]): boolean {
  const lengths = new Set(given.map(({ series }) => series[0]!.values.length));
  const counts = new Set(given.map(({ series }) => series.length).filter((count) => count !== 1));
  return lengths.size <= 1 && counts.size <= 1;
}
