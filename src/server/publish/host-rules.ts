import { API } from "../../contracts/api.ts";
import { BLOCK_TYPE } from "../../contracts/blocks.ts";
import { EDITION_PATH } from "../../contracts/edition.ts";

const BLOCKS = ["days/*", "history/*", "markets/*", "securities*"].map((path) => `${API}/${path}`);
const DOCUMENTS = [EDITION_PATH, `${API}/fields`];

const rule = (path: string, type: string, caching: string): string =>
  `${path}\n  Content-Type: ${type}\n  Cache-Control: ${caching}\n`;

/** `_headers`, which some static hosts read (Netlify, Cloudflare Pages); others are told the same in their own way. */
export const HOST_RULES = [
  ...BLOCKS.map((path) => rule(path, BLOCK_TYPE, "public, max-age=31536000, immutable")),
  ...DOCUMENTS.map((path) => rule(path, "application/json; charset=utf-8", "no-cache")),
].join("");
