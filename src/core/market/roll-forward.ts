import type { MarginFieldId } from "../fields/catalogue.ts";
import { roundToFen } from "./fen.ts";

type Margin = Readonly<Record<MarginFieldId, number | null>>;

/**
 * What left a balance between two sessions: previous + added − current.
 * Null where one of the three is missing, and where the answer would be negative: then the balance was adjusted
 * (权益调整, a dividend in shares), and nobody can tell how much was paid back.
 */
export function outflow(previous: number | null, added: number | null, current: number | null): number | null {
  if (previous === null || added === null || current === null) return null;
  const left = roundToFen(previous + added - current);
  return left < 0 ? null : left;
}

/**
 * The figures with 融资偿还额 and 融券偿还量 filled in where the exchange does not publish them (SZSE and BSE never do),
 * from the figures of the session before. Published figures stay as they are.
 */
export function withOutflows<Row extends Margin>(row: Row, previous: Margin): Row {
  return {
    ...row,
    financing_repay:
      row.financing_repay ?? outflow(previous.financing_balance, row.financing_buy, row.financing_balance),
    short_returned: row.short_returned ?? outflow(previous.short_shares, row.short_sold, row.short_shares),
  };
}
