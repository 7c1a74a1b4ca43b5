import type { Text } from "../text.ts";
import type { Exchange } from "./exchange.ts";
import type { TradingDate } from "./trading-date.ts";

/** What the margin is posted for: borrowing money (融资) or borrowing securities (融券). */
export type MarginSide = "FINANCING" | "SHORT";
/** The exchanges ask more of private funds (私募证券投资基金) that sell short. */
export type MarginInvestor = "GENERAL" | "PRIVATE_FUND";

/** Whom a new minimum binds beside the contracts opened from its first session on. */
export type MarginBinding =
  /** None: open contracts and their roll-overs keep the former minimum. */
  | "newOnly"
  /** Open contracts too, where broker and client agree on it. */
  | "openByAgreement"
  /** The texts at hand speak of new sales only. */
  | "notStated";

/** A minimum margin ratio (保证金比例) that the exchanges put in force on a day. */
export interface MarginRule {
  readonly side: MarginSide;
  /** First session on which it holds. */
  readonly from: TradingDate;
  readonly minimum: Readonly<Record<MarginInvestor, number>>;
  /** Null where no text at hand gives the day. */
  readonly announced: TradingDate | null;
  readonly document: Text;
  readonly binds: MarginBinding;
  readonly exchanges: readonly Exchange[];
  /** Where the row was read. */
  readonly source: string;
}

const day = (date: string): TradingDate => date as TradingDate;
const equal = (minimum: number): MarginRule["minimum"] => ({ GENERAL: minimum, PRIVATE_FUND: minimum });

/**
 * Every change, the oldest first on each side; a new rule is a new row.
 * The BSE opened margin trading on 2023-02-13 with the minima that then held at the other two (100% and 50%,
 * its draft of 2022-09-02), so that it needs no row of its own.
 */
export const MARGIN_RULES: readonly MarginRule[] = [
  {
    side: "FINANCING",
    from: day("2010-03-31"),
    minimum: equal(0.5),
    announced: null,
    document: { zh: "沪深交易所融资融券试点规则", en: "SSE and SZSE rules of the pilot" },
    binds: "newOnly",
    exchanges: ["SSE", "SZSE"],
    source: "China Daily 2015-11-14",
  },
  {
    side: "FINANCING",
    from: day("2015-11-23"),
    minimum: equal(1),
    announced: day("2015-11-13"),
    document: {
      zh: "沪深交易所修改融资融券交易实施细则的通知",
      en: "SSE and SZSE amendments to the implementing rules",
    },
    binds: "newOnly",
    exchanges: ["SSE", "SZSE"],
    source: "SSE c_20151113_4012108; mondovisione.com 2015-11-16",
  },
  {
    side: "FINANCING",
    from: day("2023-09-11"),
    minimum: equal(0.8),
    announced: day("2023-08-27"),
    document: {
      zh: "沪深北交易所修订实施细则（上交所第三十九条、深交所 4.5 条），2023-09-08 收市后施行",
      en: "amendments of the three exchanges (SSE article 39, SZSE 4.5), in force after the close of 2023-09-08",
    },
    binds: "openByAgreement",
    exchanges: ["SSE", "SZSE", "BSE"],
    source: "mondovisione.com 2023-08-30 (SZSE); SSE and BSE notices of 2023-08-27",
  },
  {
    side: "FINANCING",
    from: day("2026-01-19"),
    minimum: equal(1),
    announced: day("2026-01-14"),
    document: { zh: "上证发〔2026〕5号，深交所、北交所同日通知", en: "上证发〔2026〕5号 and the same of SZSE and BSE" },
    binds: "newOnly",
    exchanges: ["SSE", "SZSE", "BSE"],
    source: "SSE c_20260114_10805174, english.sse.com.cn c_20260115_10805262; SZSE t20260127_618763",
  },
  {
    side: "SHORT",
    from: day("2010-03-31"),
    minimum: equal(0.5),
    announced: null,
    document: { zh: "沪深交易所融资融券试点规则", en: "SSE and SZSE rules of the pilot" },
    binds: "newOnly",
    exchanges: ["SSE", "SZSE"],
    source: "SZSE note of 2023-08-30 on mondovisione.com: remains not less than 50%",
  },
  {
    side: "SHORT",
    from: day("2023-10-30"),
    minimum: { GENERAL: 0.8, PRIVATE_FUND: 1 },
    announced: day("2023-10-14"),
    document: {
      zh: "证监会 2023-10-14 公布的融券安排及交易所通知",
      en: "CSRC arrangement of 2023-10-14 and exchange notices",
    },
    binds: "notStated",
    exchanges: ["SSE", "SZSE", "BSE"],
    source: "Caixin 2023-10; Finance Magnates 2023-10; former values in Xinhua 2024-07-10",
  },
  {
    side: "SHORT",
    from: day("2024-07-22"),
    minimum: { GENERAL: 1, PRIVATE_FUND: 1.2 },
    announced: day("2024-07-10"),
    document: {
      zh: "上证发〔2024〕98号，深交所、北交所同日通知",
      en: "上证发〔2024〕98号 and the same of SZSE and BSE",
    },
    binds: "notStated",
    exchanges: ["SSE", "SZSE", "BSE"],
    source: "CSRC 2024-07-10 (c7493852); Xinhua 2024-07-10",
  },
];

/** The rule for contracts opened on a date, the newest one if no date is given; null before margin trading began. */
export function marginRuleOn(side: MarginSide, date?: TradingDate): MarginRule | null {
  const inForce = (rule: MarginRule): boolean => rule.side === side && (date === undefined || rule.from <= date);
  return MARGIN_RULES.findLast(inForce) ?? null;
}
