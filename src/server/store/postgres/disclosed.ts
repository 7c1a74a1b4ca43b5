import { fieldIdsOf, type Dataset, type FieldId, type SecurityFieldId } from "../../../core/fields/catalogue.ts";
import { isLabel } from "../../truth/security-columns.ts";
import { isSecurityDataset } from "../content.ts";
import { decodeFigures } from "./columns.ts";

type Value = string | number | null;
type Values = Record<string, Value>;
type StoredSecurities = Readonly<Record<string, Buffer | Value[] | null>> & {
  readonly codes: string[];
  readonly names: string[];
};
/** What a disclosure says, without its head. */
type Disclosed = { readonly figures: Values } | { readonly rows: readonly Values[] };

/** What a row of the dataset's table says: of securities it holds one array a column. */
export function disclosedBy(dataset: Dataset, row: object): Disclosed {
  if (!isSecurityDataset(dataset)) return { figures: row as Values };
  const { codes, names, ...stored } = row as StoredSecurities;
  const columns = fieldIdsOf(dataset).map((id) => [id, valuesOf(id, stored, codes.length)] as const);
  return {
    rows: codes.map((code, place) => {
      const values: Values = { code, name: names[place]! };
      for (const [id, column] of columns) values[id] = column[place]!;
      return values;
    }),
  };
}

function valuesOf(
  id: SecurityFieldId & FieldId,
  stored: Omit<StoredSecurities, "codes" | "names">,
  rows: number,
): Value[] {
  const column = (stored as StoredSecurities)[id] ?? null;
  if (isLabel(id)) return (column as Value[] | null) ?? new Array<null>(rows).fill(null);
  return Array.from(decodeFigures(column as Buffer | null, rows), (figure) => (Number.isNaN(figure) ? null : figure));
}
