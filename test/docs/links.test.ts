import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import GithubSlugger from "github-slugger";
import { lexer, walkTokens } from "marked";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = [
  ...readdirSync(root).filter((name) => /^README.*\.md$/.test(name)),
  ...(readdirSync(join(root, "docs"), { recursive: true }) as string[]).map((name) => join("docs", name)),
].filter((path) => path.endsWith(".md"));

interface Page {
  readonly links: string[];
  readonly anchors: Set<string>;
}

const read = new Map<string, Page>();

/** What a page links to, and the headings that it can be linked at. */
function readPage(path: string): Page {
  const known = read.get(path);
  if (known) return known;
  const slugger = new GithubSlugger();
  const links: string[] = [];
  const anchors = new Set<string>();
  const markdown = lexer(readFileSync(join(root, path), "utf8"));
  void walkTokens(markdown, (token) => {
    if (token.type === "link" || token.type === "image") links.push(String(token["href"]));
    if (token.type === "heading") anchors.add(slugger.slug(String(token["text"])));
  });
  const page = { links, anchors };
  read.set(path, page);
  return page;
}

function isBroken(from: string, link: string): boolean {
  if (/^[a-z]+:/.test(link)) return false;
  const [file = "", anchor] = link.split("#");
  const target = file === "" ? join(root, from) : join(root, dirname(from), decodeURIComponent(file));
  if (!existsSync(target)) return true;
  if (anchor === undefined || !statSync(target).isFile()) return anchor !== undefined;
  return !readPage(relative(root, target)).anchors.has(decodeURIComponent(anchor));
}

describe("links between documents", () => {
  test.each(pages)("of %s lead somewhere", (path) => {
    expect(readPage(path).links.filter((link) => isBroken(path, link))).toEqual([]);
  });

  test("are looked at: a missing file and a missing heading are found", () => {
    expect(isBroken("docs/limits.md", "no-such-page.md")).toBe(true);
    expect(isBroken("docs/limits.md", "glossary.md#no-such-heading")).toBe(true);
    expect(isBroken("docs/limits.md", "glossary.md#market-words")).toBe(false);
  });
});
