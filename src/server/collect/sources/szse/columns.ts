import { FIELDS, type FieldId } from "../../../../core/fields/catalogue.ts";
import { wrongField, type Origin } from "../../source-problems.ts";
import { readFigure } from "../../wire/figure.ts";
import { parseHeading } from "../../wire/heading.ts";

/** Where a field stands in a table (a key, or the place of a column), and the power of ten of its unit. */
export interface Column<Key> {
  readonly key: Key;
  readonly heading: string;
  readonly exponent: number;
}

/** What the reports call the fields that have another name in the catalogue. */
const WIRE_NAMES: Partial<Record<FieldId, string>> = { turnover: "成交金额" };

/** Finds a column for each field by its heading; a field without one, or with a unit of something else, is refused. */
export function findColumns<Id extends FieldId, Key>(
  ids: readonly Id[],
  headings: readonly (readonly [key: Key, heading: string])[],
  origin: Origin,
): Record<Id, Column<Key>> {
  const parsed = headings.map(([key, heading]) => ({ key, heading, ...parseHeading(heading) }));
  const columns = ids.map((id) => {
    const field = FIELDS.find((entry) => entry.id === id)!;
    const name = WIRE_NAMES[id] ?? field.name.zh;
    const [column, ...others] = parsed.filter((heading) => heading.name === name);
    if (!column || others.length > 0 || column.unit?.measures !== field.unit) {
      const given = parsed.map(({ heading }) => heading).filter((heading) => heading.includes(name));
      throw wrongField(origin, name, given, {
        zh: `一列“${name}”，列名中注明单位`,
        en: `one column “${name}” with its unit in the heading`,
      });
    }
    return [id, { key: column.key, heading: column.heading, exponent: column.unit.exponent }] as const;
  });
  return Object.fromEntries(columns) as Record<Id, Column<Key>>;
}

/** The figures of one row, in 元 and shares. */
export function readFigures<Id extends FieldId, Key>(
  columns: Readonly<Record<Id, Column<Key>>>,
  cellAt: (key: Key) => unknown,
  origin: Origin,
): Record<Id, number | null> {
  const entries = Object.entries<Column<Key>>(columns).map(([id, { key, heading, exponent }]) => {
    return [id, readFigure(cellAt(key), exponent, parseHeading(heading).name, origin)] as const;
  });
  return Object.fromEntries(entries) as Record<Id, number | null>;
}
