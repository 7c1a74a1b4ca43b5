import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tableFromIPC } from "@uwdata/flechette";
import { describe, expect, test } from "vitest";
import { BLOCK_METADATA_KEY, blockMetadata } from "../../src/contracts/blocks.ts";
import { blockAsJson } from "../../src/server/api/block-json.ts";
import { GOLDEN, goldenBlock } from "../support/golden-blocks.ts";

/** What pyarrow read in the committed file: test/fixtures/blocks/read.py. */
interface Seen {
  readonly types: Readonly<Record<string, string>>;
  readonly metadata: unknown;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, "../fixtures/blocks", name));
const seenByPyarrow = (name: string): Seen => JSON.parse(fixture(`${name}.pyarrow.json`).toString()) as Seen;

describe.each(Object.keys(GOLDEN))("the %s block", (name) => {
  // After a change that is meant: npx tsx test/support/write-golden-blocks.ts && python3 test/fixtures/blocks/read.py,
  // and a new BLOCK_FORMAT with new addresses where readers would misunderstand it.
  test("is, byte for byte, the file that pyarrow read", async () => {
    expect(fixture(`${name}.arrow`).equals(await goldenBlock(name))).toBe(true);
  });

  test("reads the same in flechette as in pyarrow", async () => {
    const { rows, ...metadata } = blockAsJson(await goldenBlock(name));
    const seen = seenByPyarrow(name);
    expect(rows).toEqual(seen.rows);
    expect(metadata).toEqual(seen.metadata);
  });

  test("says of itself what the contract knows, and its figures are 64-bit floats", async () => {
    const table = tableFromIPC(await goldenBlock(name));
    const metadata = JSON.parse(table.schema.metadata!.get(BLOCK_METADATA_KEY)!) as unknown;
    expect(blockMetadata.parse(metadata)).toEqual(metadata);
    const { types } = seenByPyarrow(name);
    const texts = [
      "code",
      "name",
      "exchange",
      "former_code",
      "date",
      "last_date",
      "sector_em",
      "sector_sw",
      "region_em",
      "concepts_em",
    ];
    for (const [column, type] of Object.entries(types)) if (!texts.includes(column)) expect(type).toBe("double");
  });

  test("lies in the file so that its values need not be copied", async () => {
    const bytes = await goldenBlock(name);
    const table = tableFromIPC(bytes);
    const numbers = table.names.map((column) => table.getChild(column).data[0]!.values as unknown);
    for (const values of numbers) if (values instanceof Float64Array) expect(values.buffer).toBe(bytes.buffer);
  });
});
