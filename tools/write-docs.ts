// Writes the pages about functions and fields into docs/; what no longer exists goes.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { generatePages } from "./docs/pages.ts";

const docs = new URL("../docs/", import.meta.url);
rmSync(new URL("functions/", docs), { recursive: true, force: true });
for (const [path, text] of generatePages()) {
  const file = new URL(path, docs);
  mkdirSync(new URL(".", file), { recursive: true });
  writeFileSync(file, text);
}
