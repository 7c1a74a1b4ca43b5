import { escape } from "arquero";
import { fillPercentiles, percentileScratch } from "../src/core/columns/percentile.ts";
import type { Measure } from "./measure.ts";
import { bySecurity, inWindow } from "./rows.ts";

const WINDOW = 250;
const LEAST = 20;

/** Percentile of the balance among the 250 rows that end at it, for all rows. */
export const percentile: Measure = {
  id: "percentile",
  name: "percentile 250",
  aim: 6,
  ours({ balances, rows, sessions }) {
    const output = new Float64Array(rows);
    const scratch = percentileScratch(sessions);
    return () => {
      for (let from = 0; from < rows; from += sessions) {
        fillPercentiles(balances, from, from + sessions, WINDOW, output, scratch);
      }
      return output;
    };
  },
  naive: {
    securities: 26,
    run: (rows) =>
      bySecurity(rows, (series) =>
        series.map(({ balance }, row) => {
          const window = series.slice(Math.max(0, row + 1 - WINDOW), row + 1);
          return shareUpTo(
            window.map((other) => other.balance).filter((figure) => figure !== null),
            balance,
          );
        }),
      ),
  },
  arquero: {
    securities: 26,
    run: (table) =>
      table
        .groupby("code")
        .derive({ window: inWindow("d => op.array_agg(d.balance)", [1 - WINDOW, 0]) })
        .derive({ answer: escape(({ window, balance }: Windowed) => shareUpTo(window, balance)) })
        .array("answer") as Float64Array,
  },
};

interface Windowed {
  readonly window: readonly number[];
  readonly balance: number;
}

function shareUpTo(window: readonly number[], balance: number | null): number | null {
  if (balance === null || Number.isNaN(balance) || window.length < LEAST) return null;
  return window.filter((other) => other <= balance).length / window.length;
}
