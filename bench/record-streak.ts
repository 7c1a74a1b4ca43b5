import { fillRecordStreaks } from "../src/core/columns/record-streak.ts";
import type { Measure } from "./measure.ts";
import { bySecurity, inWindow } from "./rows.ts";

/** Records of the balance in a row, of all time; a missing row keeps the streak. */
export const recordStreak: Measure = {
  id: "record_streak",
  name: "record streak",
  aim: 100,
  ours({ balances, rows, sessions }) {
    const output = new Float64Array(rows);
    return () => {
      for (let from = 0; from < rows; from += sessions) fillRecordStreaks(balances, from, from + sessions, 0, output);
      return output;
    };
  },
  naive: {
    securities: 263,
    run: (rows) =>
      bySecurity(rows, (series) => {
        let highest: number | null = null;
        let streak = 0;
        return series.map(({ balance }) => {
          if (balance === null) return streak;
          streak = highest !== null && balance > highest ? streak + 1 : 0;
          highest = Math.max(highest ?? balance, balance);
          return streak;
        });
      }),
  },
  arquero: {
    securities: 263,
    run: (table) =>
      table
        .groupby("code")
        .derive({ highest: inWindow("d => op.max(d.balance)") })
        .derive({ before: "d => op.lag(d.highest)" })
        .derive({
          record: "d => d.balance > d.before ? 1 : 0",
          end: "d => d.balance > 0 && !(d.balance > d.before) ? 1 : 0",
        })
        .derive({ ends: inWindow("d => op.sum(d.end)") })
        .groupby("code", "ends")
        .derive({ answer: inWindow("d => op.sum(d.record)") })
        .array("answer") as Float64Array,
  },
};
