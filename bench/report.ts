import type { Timing } from "./timing.ts";

/** What was found for one measure; null where a peer is not installed. */
export interface Finding {
  readonly name: string;
  readonly aim: number | null;
  readonly ours: Timing;
  readonly heapBytes: number;
  readonly naive: Timing;
  readonly arquero: Timing;
  readonly pandas: Timing | null;
}

const HEADINGS = [
  ...["", "ours", "CPU", "naive", "×", "arquero", "×", "pandas", "CPU", "×", "× CPU", "aim", "heap bytes"],
];

/** The findings as a table of text: ns a row, and each peer as a multiple of ours. */
export function formatTable(findings: readonly Finding[]): string {
  const lines = [HEADINGS, ...findings.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((cells) => cells[column]!.length)));
  return lines
    .map((cells) =>
      cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join("  "),
    )
    .join("\n");
}

function cellsOf({ name, aim, ours, naive, arquero, pandas, heapBytes }: Finding): string[] {
  const peer = ({ wall }: Timing): string[] => [digits(wall), `${digits(wall / ours.wall)}×`];
  return [
    ...[name, digits(ours.wall), digits(ours.cpu), ...peer(naive), ...peer(arquero)],
    ...(pandas ? againstPandas(ours, pandas, aim) : ["absent", "", "", "", aim ? `${aim}×` : ""]),
    heapBytes.toFixed(2),
  ];
}

function againstPandas(ours: Timing, pandas: Timing, aim: number | null): string[] {
  const [wall, cpu] = [pandas.wall / ours.wall, pandas.cpu / ours.cpu];
  const verdict = aim === null ? "" : `${aim}× ${Math.min(wall, cpu) >= aim ? "met" : "MISSED"}`;
  return [digits(pandas.wall), digits(pandas.cpu), `${digits(wall)}×`, `${digits(cpu)}×`, verdict];
}

function digits(value: number): string {
  return value < 100 ? value.toPrecision(2) : value.toFixed(0);
}
