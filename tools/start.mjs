// npm start: builds if it must, serves on localhost and opens a browser. Options of `rzrq serve` may follow `--`.
import { commandLine, ensureBuilt } from "./build.mjs";

ensureBuilt("everything");
process.argv.splice(2, 0, "serve", "--open");
await import(commandLine);
