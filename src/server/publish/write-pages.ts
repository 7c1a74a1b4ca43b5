import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { writeChanged, writeCompressed } from "./write-file.ts";

/** The compiled server lies beside the pages; source maps are for developers; compressed forms are written where wanted. */
const LEFT_OUT = /^server-code\/|\.(map|gz|br)$/;
const COMPRESSIBLE = /\.(js|css|html|json|xml|svg|txt)$/;

/** Leads from the site's root to the workbench, as the server does by a redirect. */
const INDEX_PAGE = `<!doctype html>
<meta charset="utf-8" />
<title>RZRQ</title>
<link rel="icon" href="icon-32.png" />
<meta http-equiv="refresh" content="0; url=workbench.html" />
<a href="workbench.html">RZRQ</a>
`;

/** Writes the built add-in and workbench, as far as they changed; returns the number of files written. */
export async function writePages(pages: string, directory: string, compress: boolean): Promise<number> {
  const entries = await readdir(pages, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(pages, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((name) => !LEFT_OUT.test(name));
  let written = 0;
  for (const name of names)
    written += await writePage(join(directory, name), await readFile(join(pages, name)), compress);
  return written + (await writePage(join(directory, "index.html"), Buffer.from(INDEX_PAGE), compress));
}

async function writePage(file: string, content: Buffer, compress: boolean): Promise<number> {
  if (!(await writeChanged(file, content))) return 0;
  if (compress && COMPRESSIBLE.test(file)) await writeCompressed(file, content);
  return 1;
}
