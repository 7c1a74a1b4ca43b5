import { tableFromIPC, type Column } from "@uwdata/flechette";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ClientError } from "../../../src/client/client-error.ts";
import { decodeBlock } from "../../../src/client/data/block-table.ts";
import type { BlockMetadata } from "../../../src/contracts/blocks.ts";
import { encodeDirectoryBlock } from "../../../src/server/blocks/directory-block.ts";
import { encodeBlock, figureColumn, labelColumn, textColumn } from "../../../src/server/blocks/encode-block.ts";
import { day } from "../../support/disclosures.ts";

test("texts of any script come through a block as they were", () => {
  const names = fc.array(
    fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", "贵州茅台", "*ST𠮷😀", "\uFEFFa")),
    {
      minLength: 1,
    },
  );
  fc.assert(
    fc.property(names, (given) => {
      const securities = given.map((name, index) => ({
        code: String(600_000 + index),
        name,
        exchange: "SSE" as const,
        last: day("2026-09-18"),
      }));
      const { texts } = decodeBlock(encodeDirectoryBlock(securities, { sample: false, revision: 1 }), "directory", "x");
      expect(texts.get("name")).toEqual(given);
      expect(texts.get("code")).toEqual(securities.map(({ code }) => code));
      expect(texts.get("former_code")).toEqual(given.map(() => null));
    }),
  );
});

const METADATA: BlockMetadata = {
  ...{ kind: "day", format: 1, sample: false, revision: 3 },
  ...{ date: day("2026-09-18"), exchanges: [] },
};
const CODES = ["000001", "510300", "600519", "688981"];

function dayBlock(codes: readonly (string | null)[] = CODES): Uint8Array {
  return encodeBlock(
    [
      ["code", textColumn(codes)],
      ["name", textColumn(["平安银行", null, "贵州茅台", "中芯国际"])],
      ["sector_em", labelColumn(["银行", null, "白酒", "银行"])],
      ["financing_balance", figureColumn(Float64Array.of(1.5, -2, 0, 4e15))],
      ["close", figureColumn(Float64Array.of(12, NaN, 1500, NaN))],
    ],
    METADATA,
  );
}

describe("a block", () => {
  test("has its figures as they lie in its bytes, and its texts where they are", () => {
    const bytes = dayBlock();
    const { figures, texts, keys, rows } = decodeBlock(bytes, "day", "x");
    expect(rows).toBe(4);
    expect([...keys]).toEqual([1, 510300, 600519, 688981]);
    expect(figures.ids).toEqual(["financing_balance", "close"]);
    expect(figures.get("financing_balance")).toEqual(Float64Array.of(1.5, -2, 0, 4e15));
    expect(figures.get("close")).toEqual(Float64Array.of(12, NaN, 1500, NaN));
    for (const id of figures.ids) expect(figures.get(id)!.buffer).toBe(bytes.buffer);
    expect(texts.get("name")).toEqual(["平安银行", null, "贵州茅台", "中芯国际"]);
    expect(texts.get("sector_em")).toEqual(["银行", null, "白酒", "银行"]);
    expect(texts.get("code")).toEqual(CODES);
    expect(figures.get("turnover")).toBeUndefined();
  });

  test("has a null for missing, whatever lies beneath it, and leaves the bytes as they are", () => {
    const bytes = dayBlock();
    const beneath = decodeBlock(bytes, "day", "x").figures.get("close")!;
    beneath[1] = 7;
    const close = decodeBlock(bytes, "day", "x").figures.get("close")!;
    expect(close).toEqual(Float64Array.of(12, NaN, 1500, NaN));
    expect(beneath[1]).toBe(7);
  });

  test.each([
    ["out of order", ["000001", "600519", "510300", "688981"]],
    ["there twice", ["000001", "510300", "510300", "688981"]],
    ["not of six digits", ["000001", "51030", "600519", "688981"]],
    ["no digits", ["000001", "510300", "60051x", "688981"]],
    ["null", [null, "510300", "600519", "688981"]],
  ])("is not used where a code is %s", (_, codes) => {
    expect(() => decodeBlock(dayBlock(codes), "day", "/days/x")).toThrow(ClientError);
    expect(() => decodeBlock(dayBlock(codes), "day", "/days/x")).toThrow(/\/days\/x/);
  });

  test("is not used under another kind's address", () => {
    expect(() => decodeBlock(dayBlock(), "history", "x")).toThrow(ClientError);
  });

  test("of a format that is not known is refused, and what to do is said", () => {
    const newer = encodeBlock([["code", textColumn(CODES)]], { ...METADATA, format: 2 } as unknown as BlockMetadata);
    const refusal = attempt(() => decodeBlock(newer, "day", "/days/x")) as ClientError;
    expect(refusal).toBeInstanceOf(ClientError);
    expect(refusal.text.en).toMatch(/Reload the add-in/);
    expect(refusal.text.zh).toContain("重新加载");
  });

  test.each([0, 3, 8, 100, -1, -9, -300])("that is cut off at %i is refused", (length) => {
    expect(() => decodeBlock(dayBlock().slice(0, length), "day", "x")).toThrow(ClientError);
  });

  test("whose columns are damaged is refused at once, or all of it can be read", () => {
    const whole = dayBlock();
    const parts = partsOf(whole);
    const damage = fc.tuple(fc.constantFrom(...parts), fc.nat(), fc.nat(255));
    let refused = 0;
    fc.assert(
      fc.property(damage, ([part, place, value]) => {
        const bytes = whole.slice();
        bytes[part.byteOffset + (place % part.byteLength)] = value;
        const block = attempt(() => decodeBlock(bytes, "day", "x"));
        if (block instanceof ClientError) {
          refused++;
          return;
        }
        for (const columns of [block.figures, block.texts])
          for (const id of columns.ids) expect(columns.get(id)).toHaveLength(block.rows);
      }),
    );
    expect(refused).toBeGreaterThan(10);
  });
});

/** Where the values of the columns lie. */
function partsOf(block: Uint8Array): Uint8Array[] {
  const batches = tableFromIPC(block).children.flatMap(({ data }) => {
    const { dictionary } = data[0] as { dictionary?: Column<unknown> };
    return [...data, ...(dictionary?.data ?? [])];
  });
  return batches
    .flatMap(({ values, offsets, validity }) => [values, offsets, validity] as (ArrayBufferView | undefined)[])
    .flatMap((part) => (part?.byteLength ? [new Uint8Array(part.buffer, part.byteOffset, part.byteLength)] : []));
}

function attempt<Value>(work: () => Value): Value | ClientError {
  try {
    return work();
  } catch (error) {
    if (error instanceof ClientError) return error;
    throw error;
  }
}
