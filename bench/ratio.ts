import { fillRatios } from "../src/core/columns/ratio.ts";
import type { Answers, Measure } from "./measure.ts";

/** What MARGIN_RATIO answers: financing balance over float market value, and nothing where that is 0. */
export const ratio: Measure = {
  id: "ratio",
  name: "ratio",
  aim: 2.4,
  ours({ balances, floatCaps, rows, sessions }) {
    const output = new Float64Array(rows);
    return () => {
      for (let from = 0; from < rows; from += sessions) {
        fillRatios(balances, floatCaps, from, from + sessions, output);
      }
      return output;
    };
  },
  naive: {
    securities: 263,
    run: (rows) => rows.map(({ balance, floatCap }) => (balance !== null && floatCap ? balance / floatCap : null)),
  },
  arquero: {
    securities: 263,
    run: (table) =>
      table.derive({ answer: "d => d.floatCap > 0 ? d.balance / d.floatCap : null" }).array("answer") as Answers,
  },
};

/** The same kernel where no denominator is 0, so that peers may divide without looking. */
export const division: Measure = {
  id: "division",
  name: "plain division",
  ours({ balances, prices, rows, sessions }) {
    const output = new Float64Array(rows);
    return () => {
      for (let from = 0; from < rows; from += sessions) {
        fillRatios(balances, prices, from, from + sessions, output);
      }
      return output;
    };
  },
  naive: {
    securities: 263,
    run: (rows) => rows.map(({ balance, price }) => (balance === null || price === null ? null : balance / price)),
  },
  arquero: {
    securities: 263,
    run: (table) => table.derive({ answer: "d => d.balance / d.price" }).array("answer") as Answers,
  },
};
