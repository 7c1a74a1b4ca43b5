// npm run rzrq -- <command>: the command line, compiled first where it must be.
import { commandLine, ensureBuilt } from "./build.mjs";

ensureBuilt(process.argv[2] === "serve" ? "everything" : "server");
await import(commandLine);
