import type { Language } from "../../core/text.ts";
import { describeFunctions } from "./functions-metadata.ts";
import { readManifest } from "./manifest.ts";
import type { Addin } from "./session.ts";

/** Reads the built add-in's own description, from beside this page. */
export async function loadAddin(language: Language): Promise<Addin> {
  const base = new URL(".", document.baseURI);
  const manifest = readManifest(await loadText(new URL("manifest.xml", base)), language, base);
  const functions = describeFunctions(await loadText(manifest.functionsUrl), manifest.namespace);
  return { language, manifest, functions };
}

async function loadText(url: URL): Promise<string> {
  const response = await fetch(url, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${url.pathname}: HTTP ${response.status}`);
  return response.text();
}
