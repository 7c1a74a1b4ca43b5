// Writes the metadata of the custom functions, one file a language, into dist/.
import { mkdirSync, writeFileSync } from "node:fs";
import { functionsJson } from "../src/functions/metadata.ts";

const dist = new URL("../dist/", import.meta.url);
mkdirSync(dist, { recursive: true });
writeFileSync(new URL("functions.json", dist), JSON.stringify(functionsJson("en"), null, 1));
writeFileSync(new URL("functions.zh-CN.json", dist), JSON.stringify(functionsJson("zh"), null, 1));
