import type { TradingDate } from "../market/trading-date.ts";
import type { Language, Text } from "../text.ts";
import type { Domain, Unit } from "./domain.ts";

/** One value of an enumeration: typed as the id or as a caption in either language. */
export interface Choice {
  readonly id: string;
  readonly caption: Text;
}

interface NumberType {
  readonly unit: Unit;
  readonly domain: Domain;
}

interface ChoiceType {
  readonly choices: readonly Choice[];
}

interface Named {
  /** As formulas and error texts show it; for ever. */
  readonly name: string;
  /** The quantity in the market's words. */
  readonly label: Text;
  /** What the label and the unit do not say. */
  readonly hint?: Text;
}

/** Broadcasts. A date counts days since 1970-01-01, a choice is the index of its entry. */
export type ElementParameter = Named & {
  readonly kind: "element";
  readonly optional?: true;
} & (
    | (NumberType & { readonly type: "number"; readonly default?: number })
    | { readonly type: "date" }
    | (ChoiceType & { readonly type: "choice"; readonly default?: string })
  );

/** Numbers in order of time, oldest first; NaN is a missing row. */
export type SeriesParameter = Named & NumberType & { readonly kind: "series"; readonly optional?: true };

/** Numbers whose order does not matter; NaN is a missing member. `pairedWith` names the list that has the same members. */
export type ListParameter = Named &
  NumberType & { readonly kind: "list"; readonly optional?: true; readonly pairedWith?: string };

/** A column of a table. An optional one may be left off at the end, and its cells may be missing. */
export type ColumnParameter = Named &
  ((NumberType & { readonly type: "number" }) | { readonly type: "text" }) & { readonly optional?: true };

/** Rows with named columns; rows without any value are left out. */
export type TableParameter = Named & {
  readonly kind: "table";
  readonly columns: readonly ColumnParameter[];
  readonly optional?: true;
};

/** One value for the whole call; `numbers` and `choiceOrNumbers` take a short list of numbers. */
export type OptionParameter = Named & { readonly kind: "option"; readonly optional?: true } & (
    | (NumberType & { readonly type: "number"; readonly default?: number })
    | { readonly type: "boolean"; readonly default?: boolean }
    | (ChoiceType & { readonly type: "choice"; readonly default?: string })
    | { readonly type: "date" }
    | (NumberType & { readonly type: "numbers"; readonly default?: readonly number[] })
    | (NumberType & ChoiceType & { readonly type: "choiceOrNumbers"; readonly default?: string })
  );

/** Names of securities or fields, one or many, in any shape; `expects` says what they are. */
export type KeysParameter = Named & { readonly kind: "keys"; readonly expects: Text; readonly optional?: true };

export type Parameter = ElementParameter | SeriesParameter | ListParameter | TableParameter | OptionParameter;

type ColumnValues<Columns extends readonly ColumnParameter[]> = {
  readonly [C in Columns[number] as C["name"]]: C extends { type: "text" } ? readonly string[] : Float64Array;
};

/** A parameter of any function; keys are taken by those that read disclosed data. */
export type DescribedParameter = Parameter | KeysParameter;

/** A table as a computation sees it: one array a column, all of `rows` entries. An optional text is "", an optional number NaN. */
export type TableValue<Columns extends readonly ColumnParameter[] = readonly ColumnParameter[]> = {
  readonly rows: number;
  readonly columns: ColumnValues<Columns>;
};

type PlainValue<P extends Parameter> = P extends { kind: "series" | "list" }
  ? Float64Array
  : P extends { kind: "table"; columns: infer Columns extends readonly ColumnParameter[] }
    ? TableValue<Columns>
    : P extends { type: "boolean" }
      ? boolean
      : P extends { type: "choice"; choices: readonly { id: infer Id }[] }
        ? Id
        : P extends { type: "date" }
          ? TradingDate
          : P extends { type: "numbers" }
            ? Float64Array
            : P extends { type: "choiceOrNumbers"; choices: readonly { id: infer Id }[] }
              ? Id | Float64Array
              : number;

type MayBeAbsent<P extends Parameter> = P extends { default: unknown }
  ? false
  : P extends { optional: true }
    ? true
    : false;

/** The value of a parameter that does not broadcast; `undefined` where it was left out and has no default. */
type ValueOf<P extends Parameter> = MayBeAbsent<P> extends true ? PlainValue<P> | undefined : PlainValue<P>;

/** All parameters that do not broadcast, by name. */
export type ConstantsOf<Ps extends readonly Parameter[]> = {
  readonly [P in Exclude<Ps[number], { kind: "element" }> as P["name"]]: ValueOf<P>;
};

/** The numbers of one cell, in the order of the element parameters. */
export type ElementsOf<Ps extends readonly Parameter[]> = Ps extends readonly [
  infer P extends Parameter,
  ...infer Rest extends readonly Parameter[],
]
  ? P extends { kind: "element" }
    ? [MayBeAbsent<P> extends true ? number | undefined : number, ...ElementsOf<Rest>]
    : ElementsOf<Rest>
  : [];

/** The name that a host shows while a formula is typed. In Chinese the label is one: words without spaces or signs. */
export function parameterName(parameter: Named, language: Language): string {
  return language === "zh" ? parameter.label.zh : parameter.name;
}

/** `financing_balance (融资余额)`: how texts name a parameter, so that it is found in the formula and in the market's words. */
export function parameterText(parameter: Named): Text {
  return {
    zh: `${parameter.label.zh}（${parameter.name}）`,
    en: `${parameter.name} (${parameter.label.zh})`,
  };
}
