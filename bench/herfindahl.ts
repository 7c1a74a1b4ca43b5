import { fillHerfindahls } from "../src/core/columns/herfindahl.ts";
import type { Measure } from "./measure.ts";

/** Herfindahl index of each day where the rows of a day lie together, as the store keeps them by day. */
export const herfindahl: Measure = {
  id: "herfindahl",
  name: "HHI by day",
  aim: 8,
  ours({ balancesByDay, securities, sessions }) {
    const offsets = Uint32Array.from({ length: sessions + 1 }, (_, day) => day * securities);
    const output = new Float64Array(sessions);
    return () => {
      fillHerfindahls(balancesByDay, offsets, output);
      return output;
    };
  },
  naive: {
    securities: 263,
    run: (rows) => {
      const days = new Map<number, number[]>();
      for (const { day, balance } of rows) {
        const members = days.get(day) ?? [];
        if (balance !== null) members.push(balance);
        days.set(day, members);
      }
      return [...days.values()].map((members) => {
        const total = members.reduce((sum, balance) => sum + balance, 0);
        return members.reduce((sum, balance) => sum + (balance / total) ** 2, 0);
      });
    },
  },
  arquero: {
    securities: 263,
    run: (table) =>
      table
        .groupby("day")
        .rollup({ answer: "d => op.sum(d.balance * d.balance) / (op.sum(d.balance) * op.sum(d.balance))" })
        .array("answer") as Float64Array,
  },
};
