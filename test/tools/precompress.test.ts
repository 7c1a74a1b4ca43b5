import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import webpack, { type WebpackPluginInstance } from "webpack";
import { temporaryDirectory } from "../support/temporary-directory.ts";

/** The configuration of webpack is plain JavaScript, and so are its plugins. */
const plugin = join(import.meta.dirname, "../../tools/precompress.js");
const { Precompress } = (await import(plugin)) as { readonly Precompress: new () => WebpackPluginInstance };

async function build(directory: string, mode: "production" | "development"): Promise<void> {
  const compiler = webpack({
    ...{ mode, entry: join(directory, "page.js"), devtool: false },
    output: { path: join(directory, "built"), filename: "page.js" },
    plugins: [new Precompress()],
  });
  await new Promise<void>((resolve, reject) =>
    compiler.run((error) => (error ? reject(error) : compiler.close(() => resolve()))),
  );
}

test("a build leaves compressed forms beside its files, and one for development takes them away", async () => {
  const directory = temporaryDirectory();
  await writeFile(join(directory, "page.js"), `console.log(${JSON.stringify("两融 ".repeat(1000))});`);
  await build(directory, "production");
  const built = join(directory, "built");
  const page = await readFile(join(built, "page.js"));
  expect(gunzipSync(await readFile(join(built, "page.js.gz")))).toEqual(page);
  expect(brotliDecompressSync(await readFile(join(built, "page.js.br")))).toEqual(page);
  await build(directory, "development");
  expect(await readdir(built)).toEqual(["page.js"]);
});
