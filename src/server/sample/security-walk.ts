import type { MarginFigures } from "../../contracts/rows.ts";
import { between, normal, type Random } from "./random.ts";

/** One security's margin trading, day after day. */
export interface SecurityWalk {
  /** Figures of the next day, where the market as a whole stands at `market` times its first level. */
  next(market: number): MarginFigures;
}

/** Every identity of the real disclosures holds exactly: balances roll forward, short balance is shares times close. */
export function walkSecurity(random: Random, level: { balance: number; shortShare: number }): SecurityWalk {
  let own = 1;
  let price = Math.round(between(random, 500, 9_000)) / 100;
  let balance = Math.round(level.balance);
  let shares = lots((level.balance * level.shortShare) / price);

  return {
    next: (market) => {
      own *= 1 + 0.006 * normal(random) - 0.01 * (own - 1);
      price = Math.max(1, Math.round(price * (1 + 0.018 * normal(random)) * 100) / 100);

      const wanted = Math.round(level.balance * market * own);
      const bought = Math.round(balance * between(random, 0.06, 0.13));
      const repaid = Math.max(0, balance + bought - wanted);
      balance += bought - repaid;

      const wantedShares = lots((wanted * level.shortShare) / price);
      const sold = lots(shares * between(random, 0.005, 0.05));
      const returned = Math.min(shares + sold, Math.max(0, shares + sold - wantedShares));
      shares += sold - returned;

      const shortBalance = Math.round(shares * price);
      return {
        financing_balance: balance,
        financing_buy: bought,
        financing_repay: repaid,
        short_balance: shortBalance,
        short_shares: shares,
        short_sold: sold,
        short_returned: returned,
        margin_balance: balance + shortBalance,
      };
    },
  };
}

/** A-shares change hands in hundreds. */
const lots = (shares: number): number => Math.round(shares / 100) * 100;
