import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBlock } from "../../../src/client/data/block-table.ts";
import { encodeDirectoryBlock } from "../../../src/server/blocks/directory-block.ts";
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
