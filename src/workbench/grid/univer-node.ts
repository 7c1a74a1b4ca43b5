import { register } from "node:module";
import type { UniverGrid } from "./create-grid.ts";

/** The engine imports a font parser whose CommonJS build Node cannot read named exports from; its ES build can be read. */
const RESOLVE_FONT_PARSER = `export function resolve(specifier, context, next) {
  return next(specifier === "opentype.js" ? "opentype.js/dist/opentype.mjs" : specifier, context);
}`;

/** A grid without a screen, over an empty workbook with one sheet. */
export async function createNodeGrid(): Promise<UniverGrid> {
  engine ??= loadEngine();
  const { createHeadlessEngine } = await engine;
  return createHeadlessEngine().grid;
}

let engine: ReturnType<typeof loadEngine> | undefined;

function loadEngine() {
  register(`data:text/javascript,${encodeURIComponent(RESOLVE_FONT_PARSER)}`);
  return import("./headless-grid.ts");
}
