/** Writes test/fixtures/blocks/*.arrow anew; then let pyarrow read them: python3 test/fixtures/blocks/read.py */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { GOLDEN, goldenBlock } from "./golden-blocks.ts";

for (const name of Object.keys(GOLDEN))
  await writeFile(join(import.meta.dirname, "../fixtures/blocks", `${name}.arrow`), await goldenBlock(name));
