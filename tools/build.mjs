// Builds what is missing or older than its sources. `node tools/build.mjs` sees to everything.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const npm = process.env.npm_execpath;

/** Each product is as new as the file that its build writes last. */
const products = {
  everything: {
    result: "dist/functions.json",
    sources: [
      ...["src", "assets", "manifest.xml", "webpack.config.js", "package-lock.json"],
      ...["tools/write-metadata.ts", "tools/precompress.js", "tools/strip-reference-texts.js"],
    ],
    command: npm ? [process.execPath, npm, "run", "--silent", "build"] : ["npm", "run", "--silent", "build"],
    says: { zh: "正在构建（首次约需一两分钟）…", en: "Building (a minute or two the first time)…" },
  },
  server: {
    result: "dist/server-code/server/cli.js",
    sources: ["src/server", "src/core", "src/contracts", "tsconfig.json", "tsconfig.server.json", "package-lock.json"],
    command: [process.execPath, "node_modules/typescript/bin/tsc", "-p", "tsconfig.server.json"],
    says: { zh: "正在编译…", en: "Compiling…" },
  },
};

/** The compiled command line, as an address to import. */
export const commandLine = pathToFileURL(join(root, products.server.result)).href;

/** Says it on stderr in the language of the terminal. */
export function say({ zh, en }) {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  process.stderr.write(`${/^zh/i.test(locale) ? zh : en}\n`);
}

/** Builds `everything` or the `server` if it must; leaves the process where that fails. */
export function ensureBuilt(name) {
  const { result, sources, command, says } = products[name];
  if (!existsSync(join(root, "node_modules"))) {
    say({ zh: "依赖尚未安装：请先运行 npm ci。", en: "The dependencies are not installed: run npm ci first." });
    process.exit(1);
  }
  if (timeOf(result) > Math.max(...sources.map(newestIn))) return;
  say(says);
  const [program, ...args] = command;
  const build = spawnSync(program, args, { cwd: root, encoding: "utf8", shell: program === "npm", maxBuffer: 2 ** 28 });
  if (build.status === 0) return;
  process.stderr.write(`${build.stdout ?? ""}${build.stderr ?? ""}${build.error?.message ?? ""}\n`);
  say({ zh: "构建失败，原因见上文。", en: "The build failed; the reason is above." });
  process.exit(1);
}

function timeOf(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The folders count too: they change when a file is taken away. */
function newestIn(path) {
  const isFolder = statSync(join(root, path)).isDirectory();
  const below = isFolder ? readdirSync(join(root, path), { recursive: true }) : [];
  return Math.max(timeOf(path), ...below.map((name) => timeOf(join(path, name))));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureBuilt("everything");
