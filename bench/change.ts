import { fillChanges } from "../src/core/columns/change.ts";
import type { Measure } from "./measure.ts";
import { bySecurity } from "./rows.ts";

const PERIODS = 5;

/** Change of the balance over five rows. */
export const change: Measure = {
  id: "change",
  name: "5-day change",
  aim: 7,
  ours({ balances, rows, sessions }) {
    const output = new Float64Array(rows);
    return () => {
      for (let from = 0; from < rows; from += sessions) fillChanges(balances, from, from + sessions, PERIODS, output);
      return output;
    };
  },
  naive: {
    securities: 263,
    run: (rows) =>
      bySecurity(rows, (series) =>
        series.map(({ balance }, row) => {
          const base = series[row - PERIODS]?.balance ?? null;
          return balance === null || base === null ? null : balance / base - 1;
        }),
      ),
  },
  arquero: {
    securities: 263,
    run: (table) =>
      table
        .groupby("code")
        .derive({ answer: `d => d.balance / op.lag(d.balance, ${PERIODS}) - 1` })
        .array("answer") as Float64Array,
  },
};
