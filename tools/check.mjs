// npm run check: what has to hold beside the tests. Each step keeps one processor busy, so they run in two lanes.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** `gen:check` writes the documents anew, so whatever reads them stands in its lane. */
const LANES = [["lint"], ["typecheck", "format:check", "arch", "unused", "gen:check", "size"]];

const failed = [];

async function run(step) {
  const started = performance.now();
  const child = spawn("npm", ["run", "--silent", step], { shell: process.platform === "win32" });
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  if (child.exitCode !== 0) failed.push(step);
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(`${child.exitCode === 0 ? "✓" : "✗"} ${step} (${seconds} s)\n${output}${errors}`);
}

await Promise.all(
  LANES.map(async (lane) => {
    for (const step of lane) await run(step);
  }),
);
if (failed.length > 0) {
  process.stdout.write(`✗ ${failed.join(", ")}\n`);
  process.exitCode = 1;
}
