import { contradictory, type Origin } from "../../source-problems.ts";
import { parseHeading } from "../../wire/heading.ts";
import type { Column } from "./columns.ts";

/** The report writes two decimals of its unit. */
const DECIMALS = 2;

/** One step of the last digit that the report writes, in 元 or shares: so far a figure of it may be off, however it is rounded. */
export const stepOf = ({ exponent }: Pick<Column<string>, "exponent">): number => 10 ** (exponent - DECIMALS);

/**
 * The sheet carries exact figures but no date, the report the date but rounded figures: a sheet of another day is
 * found out by a figure further from the report's than one step of its last digit.
 */
export function requireSameFigures<Id extends string>(
  exact: Readonly<Record<Id, number | null>>,
  {
    rounded,
    columns,
    code,
  }: {
    rounded: Readonly<Record<Id, number | null>>;
    columns: Readonly<Record<Id, Column<string>>>;
    code: string | null;
  },
  origin: Origin,
): void {
  for (const [id, column] of Object.entries<Column<string>>(columns)) {
    const [left, right] = [exact[id as Id], rounded[id as Id]];
    if (left === null || right === null || Math.abs(left - right) <= stepOf(column)) continue;
    const name = `${code === null ? "" : `${code} `}${parseHeading(column.heading).name}`;
    throw contradictory(origin, {
      zh: `${name} 在 xlsx 中为 ${left}，在该日的网页报表中约为 ${right}`,
      en: `${name} is ${left} in the xlsx and about ${right} in the report of the day`,
    });
  }
}
