import { fieldIdsOf, type Dataset } from "../../../core/fields/catalogue.ts";
import { isSecurityDataset } from "../content.ts";
import type { Columns } from "./read-rows.ts";
import { isText } from "./tables.ts";

type Values = Record<string, string | number | null>;
/** What a head says. */
export type Disclosed = { readonly figures: Values } | { readonly rows: readonly Values[] };

/** One for each of `count` heads; `place` says whose a row is, and rows come in the order of the places. */
export function disclosedIn(dataset: Dataset, columns: Columns, count: number): Disclosed[] {
  const rows = valuesIn(dataset, columns);
  const places = columns.figures("place");
  if (!isSecurityDataset(dataset)) {
    const figures = new Map(rows.map((row, index) => [places[index]!, row]));
    return Array.from({ length: count }, (_, place) => ({ figures: figures.get(place)! }));
  }
  const disclosed: Disclosed[] = [];
  for (let place = 0, start = 0; place < count; place++) {
    let end = start;
    while (places[end] === place) end++;
    disclosed.push({ rows: rows.slice(start, end) });
    start = end;
  }
  return disclosed;
}

function valuesIn(dataset: Dataset, columns: Columns): Values[] {
  const rows = Array.from({ length: columns.rows }, (): Values => ({}));
  const put = (name: string, values: ArrayLike<string | number | null>): void => {
    for (const [index, row] of rows.entries()) {
      const value = values[index]!;
      row[name] = Number.isNaN(value) ? null : value;
    }
  };
  if (isSecurityDataset(dataset)) for (const name of ["code", "name"]) put(name, columns.texts(name));
  for (const id of fieldIdsOf(dataset)) put(id, isText(id) ? columns.texts(id) : columns.figures(id));
  return rows;
}
