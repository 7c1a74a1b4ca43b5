import { fillDivergences } from "../src/core/columns/divergence.ts";
import type { Answers, Measure } from "./measure.ts";
import { bySecurity, inWindow, type Row } from "./rows.ts";

const WINDOW = 20;

/** Price at a high of 20 rows that the balance does not make (−1), at a low with the balance above its own (1), else 0. */
export const divergence: Measure = {
  id: "divergence",
  name: "divergence 20",
  ours({ balances, prices, rows, sessions }) {
    const output = new Float64Array(rows);
    return () => {
      for (let from = 0; from < rows; from += sessions) {
        fillDivergences(prices, balances, from, from + sessions, WINDOW, output);
      }
      return output;
    };
  },
  naive: {
    securities: 263,
    run: (rows) => bySecurity(rows, (series) => series.map((row, place) => naiveAt(series, row, place))),
  },
  arquero: {
    securities: 263,
    run: (table) => {
      const frame: [number, number] = [1 - WINDOW, 0];
      return table
        .groupby("code")
        .derive({
          place: "d => op.row_number()",
          price_before: "d => op.lag(d.price)",
          before: "d => op.lag(d.balance)",
        })
        .derive({
          price_high: inWindow("d => op.max(d.price_before)", frame),
          price_low: inWindow("d => op.min(d.price_before)", frame),
          high: inWindow("d => op.max(d.before)", frame),
          low: inWindow("d => op.min(d.before)", frame),
        })
        .derive({
          answer: `d => d.place <= ${WINDOW} || !(d.price > 0 && d.balance > 0 && d.price_high > 0 && d.high > 0) ? null
            : d.price > d.price_high && d.balance <= d.high ? -1 : d.price < d.price_low && d.balance > d.low ? 1 : 0`,
        })
        .array("answer") as Answers;
    },
  },
};

function naiveAt(series: readonly Row[], { price, balance }: Row, place: number): number | null {
  if (place < WINDOW || price === null || balance === null) return null;
  const before = series.slice(place - WINDOW, place);
  const prices = before.map((row) => row.price).filter((figure) => figure !== null);
  const balances = before.map((row) => row.balance).filter((figure) => figure !== null);
  if (prices.length === 0 || balances.length === 0) return null;
  if (price > Math.max(...prices) && balance <= Math.max(...balances)) return -1;
  return price < Math.min(...prices) && balance > Math.min(...balances) ? 1 : 0;
}
