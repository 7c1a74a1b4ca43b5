import type { Exchange } from "../../src/core/market/exchange.ts";
import type { DayFigures } from "./exchange-figures.ts";

/**
 * Figures that the exchanges really published. On 2026-07-16 the three balances are those of each exchange, to the 元, and
 * their sum is the published market total 2,837,700,798,247. SSE discloses no 融券偿还量 in its totals, SZSE and BSE no 偿还 at all:
 * those columns never reach the wire and are 0 here.
 */
const TOTALS: Readonly<Record<string, DayFigures>> = {
  /** 融资偿还额 is invented. */
  "SSE 2026-07-16": {
    balance: 1430821453142,
    bought: 106047371889,
    repaid: 121904382660,
    shortValue: 13223339987,
    shortShares: 2430299813,
    sold: 60215736,
    returned: 0,
  },
  "SSE 2026-07-31": {
    balance: 1327398268667,
    bought: 129354378973,
    repaid: 124160109476,
    shortValue: 14209549457,
    shortShares: 2624321120,
    sold: 115129473,
    returned: 0,
  },
  "SSE 2026-08-03": {
    balance: 1323258064454,
    bought: 88698958005,
    repaid: 92839162221,
    shortValue: 14206903655,
    shortShares: 2635307852,
    sold: 61245319,
    returned: 0,
  },
  /** 融券余量 is invented. */
  "SZSE 2026-07-16": {
    balance: 1398204186432,
    bought: 101415623984,
    repaid: 0,
    shortValue: 7231740359,
    shortShares: 812451302,
    sold: 40905929,
    returned: 0,
  },
  /** Published to 0.01 亿: 879.59, 12,657.14, 0.23, 11.88, 108.15, 12,765.29. The digits below that are invented. */
  "SZSE 2026-09-18": {
    balance: 1265714023517,
    bought: 87959310244,
    repaid: 0,
    shortValue: 10814887206,
    shortShares: 1188204310,
    sold: 23118420,
    returned: 0,
  },
  "BSE 2026-07-16": {
    balance: 8675158673,
    bought: 460725057,
    repaid: 0,
    shortValue: 8180,
    shortShares: 400,
    sold: 0,
    returned: 0,
  },
};

type Known = readonly [code: string, figures: DayFigures];

const financed = (code: string, bought: number, balance: number): Known => [
  code,
  { balance, bought, repaid: 0, shortValue: 0, shortShares: 0, sold: 0, returned: 0 },
];

const DETAILS: Readonly<Record<string, readonly Known[]>> = {
  "SSE 2026-09-30": [
    [
      "600519",
      {
        balance: 17233521533,
        bought: 300349909,
        repaid: 385446299,
        shortValue: 0,
        shortShares: 202648,
        sold: 1100,
        returned: 11300,
      },
    ],
  ],
  "SZSE 2015-04-20": [
    [
      "000001",
      {
        balance: 5960345469,
        bought: 914150095,
        repaid: 0,
        shortValue: 30948760,
        shortShares: 1898697,
        sold: 9598977,
        returned: 0,
      },
    ],
    [
      "000002",
      {
        balance: 7422963456,
        bought: 1602572463,
        repaid: 0,
        shortValue: 40408351,
        shortShares: 2843656,
        sold: 14532967,
        returned: 0,
      },
    ],
    [
      "000012",
      {
        balance: 710082271,
        bought: 0,
        repaid: 0,
        shortValue: 7236626,
        shortShares: 665743,
        sold: 0,
        returned: 0,
      },
    ],
  ],
  "BSE 2026-07-21": [
    financed("920000", 840755, 9269780),
    financed("920001", 893619, 15053483),
    financed("920002", 3293111, 41220315),
    financed("920003", 91099, 5146247),
    financed("920005", 72870, 17284516),
  ],
};

export function knownTotals(exchange: Exchange, date: string): DayFigures | undefined {
  return TOTALS[`${exchange} ${date}`];
}

export function knownDetails(exchange: Exchange, date: string): ReadonlyMap<string, DayFigures> {
  return new Map(DETAILS[`${exchange} ${date}`] ?? []);
}
