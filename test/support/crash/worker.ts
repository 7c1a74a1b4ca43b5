// Started by the tests, in a process of its own that they kill.
import { doWork, type Work } from "./work.ts";

const [work, target, backup] = process.argv.slice(2) as [Work, string, string];
process.stdout.write("working\n");
await doWork(work, target, backup);
process.stdout.write("done\n");
