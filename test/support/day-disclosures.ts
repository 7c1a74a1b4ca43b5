import fc from "fast-check";
import {
  fieldIdsOf,
  SECURITY_DATASETS,
  type SecurityDataset,
  type SecurityFieldId,
} from "../../src/core/fields/catalogue.ts";
import type { Exchange } from "../../src/core/market/exchange.ts";
import type { StoredDisclosure } from "../../src/server/store/store.ts";
import { day } from "./disclosures.ts";

/** Some figures of one security; what is not named is missing. */
export type Cells = Partial<Record<SecurityFieldId, number | string | null>>;

interface Told {
  readonly revision?: number;
  readonly fetchedAt?: string;
  readonly exchange?: Exchange;
  readonly date?: string;
}

/** A stored disclosure of securities; fields that are not named are null. */
export function disclosed(
  dataset: SecurityDataset,
  source: string,
  securities: Readonly<Record<string, Cells>>,
  { revision = 1, fetchedAt = "2026-10-09T00:35:00.000Z", exchange = "SSE", date = "2026-09-30" }: Told = {},
): StoredDisclosure {
  const blank = Object.fromEntries(fieldIdsOf(dataset).map((id) => [id, null]));
  const rows = Object.entries(securities).map(([code, given]) => ({ code, name: `示例${code}`, ...blank, ...given }));
  return { dataset, rows, exchange, date: day(date), source, fetchedAt, revision } as unknown as StoredDisclosure;
}

const anyValue = (dataset: SecurityDataset): fc.Arbitrary<number | string> =>
  dataset === "sectors" || dataset === "boards" ? fc.constantFrom("银行", "钢铁") : fc.integer({ min: 0, max: 9 });

function anyCells(dataset: SecurityDataset): fc.Arbitrary<Cells> {
  const cell = fc.option(anyValue(dataset), { freq: 2 });
  return fc
    .tuple(...fieldIdsOf(dataset).map((id) => cell.map((value) => [id, value] as const)))
    .map((cells): Cells => Object.fromEntries(cells));
}

const anyDisclosure = fc
  .record({
    dataset: fc.constantFrom(...SECURITY_DATASETS),
    source: fc.constantFrom("SSE", "EASTMONEY", "TUSHARE", "file:a"),
  })
  .chain(({ dataset, source }) =>
    fc
      .dictionary(fc.constantFrom("600000", "600036", "600519", "601988"), anyCells(dataset), { minKeys: 1 })
      .map((securities) => disclosed(dataset, source, securities)),
  );

/** What several sources may have disclosed of one day, each dataset once a source. */
export const anyDisclosures: fc.Arbitrary<StoredDisclosure[]> = fc.uniqueArray(anyDisclosure, {
  maxLength: 8,
  selector: ({ dataset, source }) => `${dataset} ${source}`,
});
