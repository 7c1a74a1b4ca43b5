import type { Block } from "../columns/block.ts";
import type { Fault } from "../columns/fault.ts";
import type { Text } from "../text.ts";
import type { DescribedParameter, Parameter } from "./parameter.ts";

/** Chapter of the documentation: ratios and levels, series, structure of leverage, a margin account, index and funds, disclosed data. */
type Category = 1 | 2 | 3 | 4 | 5 | 6;

/** What the answer is, and the Excel number format in which a host shows it; a level is a number with a caption. */
export type Result =
  | { readonly kind: "ratio" }
  | { readonly kind: "number"; readonly numberFormat?: string }
  | { readonly kind: "amount" }
  | { readonly kind: "boolean" }
  | { readonly kind: "level"; readonly captions: readonly Text[]; readonly from?: number }
  | { readonly kind: "table" };

/** A cell of a spilled table: labels are texts in both languages, figures may bring their number format. */
export type TableCell =
  number | string | boolean | Text | Fault | { readonly value: number; readonly numberFormat: string };

/** A value of an example as it would be typed: null is an argument left out, a block is an array constant. */
export type ExampleValue = number | string | boolean | null;
export type ExampleArgument = ExampleValue | readonly (readonly ExampleValue[])[];

/** A call with an answer that is known from outside. */
export interface Example {
  readonly args: readonly ExampleArgument[];
  /** An error is written as its code, `#N/A`; a label of a table in both languages. */
  readonly result: ExampleValue | readonly (readonly (ExampleValue | Text)[])[];
  /** Absolute tolerance where the published figure is rounded; 1e-9 relative otherwise. */
  readonly within?: number;
  readonly note?: Text;
}

/** What the reader of a function's page learns of it; all of it is derived into metadata, wizard and documentation. */
export interface Description<Ps extends readonly DescribedParameter[] = readonly DescribedParameter[]> {
  /** Also the name in formulas, in every language, for ever. */
  readonly id: string;
  readonly category: Category;
  readonly name: Text;
  /** One or two sentences: what it computes, and what it means. */
  readonly description: Text;
  /**
   * The mathematics, a line each, in the names of the parameters and in no language. `[T]` is the last row.
   * After two spaces comes the condition of the line, `*` where none of the others holds.
   */
  readonly formula: readonly string[];
  readonly parameters: Ps;
  readonly result: Result;
  readonly examples: readonly Example[];
  /** Where the definition comes from. */
  readonly source: Text;
  /** Ids of functions that the reader may have looked for. */
  readonly seeAlso?: readonly string[];
  /** What it is not, and where it misleads. */
  readonly notes?: readonly Text[];
}

/** Rows as they came, one array of cells a row; null is missing. */
export interface TableInput {
  readonly rows: readonly (readonly (number | string | Fault | null)[])[];
}

/**
 * An argument as the host layer has read it: a block for elements, series and lists; rows for a table; one value for an option.
 * `undefined` is an argument that was left out.
 */
export type Input = Block | TableInput | number | string | boolean | Float64Array | Fault | undefined;

/** A block of answers, of which each NaN has a fault; `captions` replace those of a level. Or the cells of a table. */
export type Evaluation =
  | { readonly block: Block; readonly captions?: readonly Text[] }
  | { readonly table: readonly (readonly TableCell[])[] };

/** A function of the product. */
export interface Metric extends Description<readonly Parameter[]> {
  /** Computes the inputs, which are in the order of the parameters. Never throws: errors come back in their cells. */
  readonly evaluate: (inputs: readonly Input[]) => Evaluation;
}
