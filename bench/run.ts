/**
 * Measures the kernels, the server, the store and the cells beside their peers, and checks that all of them answer the same.
 * Usage: npm run bench [-- --rows 1e6] [--only calculation] [--python /usr/bin/python3]; without --rows, 1 million and
 * 15 million; without --only, every part: calculation, server, store, cells, workbench (which must be built).
 */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import type { Pandas } from "./pandas.ts";
import { measureCells } from "./cells/cells.ts";
import { change } from "./change.ts";
import { agree, checksum, TOLERANCE, type Checksum } from "./checksum.ts";
import { divergence } from "./divergence.ts";
import { herfindahl } from "./herfindahl.ts";
import type { Answers, Measure } from "./measure.ts";
import { findPandas, handOver } from "./pandas.ts";
import { firstSecurities, generatePanel, type Panel } from "./panel.ts";
import { percentile } from "./percentile.ts";
import { division, ratio } from "./ratio.ts";
import { recordStreak } from "./record-streak.ts";
import { formatTable, type Finding } from "./report.ts";
import { toRows, toTable } from "./rows.ts";
import { measureServing } from "./serve/serve.ts";
import { measureStore } from "./store/store.ts";
import { measureWorkbench } from "./workbench/workbench.ts";
import { heapGrowth, runRound, timingOf, warmUp, type Timing } from "./timing.ts";

const MEASURES = [ratio, division, change, recordStreak, divergence, herfindahl, percentile];
/** Few enough rows that even 16 bytes for each would not start a collection. */
const SECURITIES_FOR_HEAP = 10;
const ROUNDS = 3;

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", multiple: true },
    only: { type: "string", multiple: true },
    python: { type: "string", default: "/usr/bin/python3" },
  },
});
const sizes = (options.rows ?? ["1e6", "15e6"]).map(Number);
if (!sizes.every((size) => size >= 1))
  throw new RangeError(`--rows takes a number such as 1e6, not ${String(options.rows)}`);

const pandas = findPandas(options.python);
console.log(`${cpus()[0]!.model}, one core; Node ${process.version}; ${pandas?.version ?? "pandas: not installed"}`);
const parts: Readonly<Record<string, () => unknown>> = {
  calculation: () => {
    for (const size of sizes) measureAll(generatePanel(size), pandas);
  },
  server: measureServing,
  store: () => measureStore(Math.max(...sizes)),
  cells: async () => {
    console.log(await measureCells());
  },
  workbench: measureWorkbench,
};
const chosen = options.only ?? Object.keys(parts);
const unknown = chosen.find((part) => !(part in parts));
if (unknown !== undefined) throw new RangeError(`--only takes one of ${Object.keys(parts).join(", ")}, not ${unknown}`);
for (const part of chosen) await parts[part]!();

function measureAll(panel: Panel, peer: Pandas | null): void {
  const [securities, sessions, rows] = [panel.securities, panel.sessions, panel.rows].map((n) =>
    n.toLocaleString("en"),
  );
  console.log(`\n${rows} rows (${securities} securities × ${sessions} days); ns a row, medians`);
  const theirs = peer && handOver(peer, panel);
  try {
    console.log(formatTable(MEASURES.map((measure) => measureOne(measure, panel, theirs))));
  } finally {
    theirs?.remove();
  }
}

function measureOne(measure: Measure, panel: Panel, theirs: ReturnType<typeof handOver> | null): Finding {
  const run = measure.ours(panel);
  warmUp(run);
  // In turns, so that both meet the same weather: memory of a shared machine is faster in one minute than in the next.
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: runRound(run, panel.rows),
    pandas: theirs?.runRound(measure.id) ?? null,
  }));
  const pandas = rounds.flatMap((round) => round.pandas ?? []);
  if (pandas[0]) compare(measure, "pandas", checksum(run()), pandas[0].checksum);
  const few = firstSecurities(panel, SECURITIES_FOR_HEAP);
  return {
    ...{ name: measure.name, aim: measure.aim ?? null },
    ours: timingOf(rounds.map(({ ours }) => ours)),
    naive: measurePeer(measure, "naive", panel, toRows),
    arquero: measurePeer(measure, "arquero", panel, toTable),
    pandas: pandas.length > 0 ? timingOf(pandas) : null,
    heapBytes: heapGrowth(measure.ours(few)) / few.rows,
  };
}

function measurePeer<Name extends "naive" | "arquero">(
  measure: Measure,
  name: Name,
  panel: Panel,
  prepare: (panel: Panel) => Parameters<Measure[Name]["run"]>[0],
): Timing {
  const { securities, run } = measure[name] as { securities: number; run: (given: unknown) => Answers };
  const slice = firstSecurities(panel, securities);
  const given = prepare(slice);
  compare(measure, name, checksum(measure.ours(slice)()), checksum(run(given)));
  warmUp(() => run(given));
  return timingOf(Array.from({ length: ROUNDS }, () => runRound(() => run(given), slice.rows)));
}

function compare(measure: Measure, name: string, own: Checksum, other: Checksum): void {
  if (agree(own, other)) return;
  const found = JSON.stringify({ own, other });
  throw new Error(`${measure.name}: ${name} answers differently, beyond ${TOLERANCE} of the magnitude: ${found}`);
}
