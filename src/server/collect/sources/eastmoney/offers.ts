import { fieldIdsOf } from "../../../../core/fields/catalogue.ts";
import { EXCHANGES, MARGIN_SINCE, SCOPES, type Scope } from "../../../../core/market/exchange.ts";
import type { TradingDate } from "../../../../core/market/trading-date.ts";
import type { Offer } from "../../source.ts";

const NEXT_MORNING = { zh: "次一交易日 9:00–10:00", en: "9:00–10:00 on the next session" } as const;
const NEWEST = { zh: "随时更新", en: "at any time" } as const;
const YUAN_AND_SHARES = { zh: "元、股", en: "元 and shares" } as const;
const NO_UNIT = { zh: "无", en: "none" } as const;

const sinceOf = (scope: Scope): TradingDate => (scope === "ALL" ? MARGIN_SINCE.SSE : MARGIN_SINCE[scope]);

export const OFFERS: readonly Offer[] = [
  ...SCOPES.flatMap((exchange): Offer[] => {
    const common = { exchange, since: sinceOf(exchange), published: NEXT_MORNING, unit: YUAN_AND_SHARES };
    return [
      { ...common, dataset: "totals", fields: fieldIdsOf("totals") },
      { ...common, dataset: "overview", fields: ["float_cap"] },
    ];
  }),
  ...EXCHANGES.flatMap((exchange): Offer[] => {
    const common = { exchange, since: MARGIN_SINCE[exchange], published: NEXT_MORNING };
    return [
      { ...common, dataset: "details", fields: fieldIdsOf("details"), unit: YUAN_AND_SHARES },
      { ...common, dataset: "quotes", fields: ["close", "float_cap"], unit: YUAN_AND_SHARES },
      // Whether the sector of a past day is the one of then or of now is not told.
      { ...common, dataset: "sectors", fields: ["sector_em"], unit: NO_UNIT, newestOnly: true },
      { ...common, dataset: "boards", fields: ["region_em"], unit: NO_UNIT, newestOnly: true },
    ];
  }),
  {
    dataset: "members",
    exchange: "BSE",
    fields: ["bse50_member"],
    since: MARGIN_SINCE.BSE,
    published: NEWEST,
    unit: NO_UNIT,
    newestOnly: true,
  },
  {
    dataset: "accounts",
    exchange: "ALL",
    fields: fieldIdsOf("accounts"),
    since: "2012-09-27" as TradingDate,
    published: NEXT_MORNING,
    unit: { zh: "亿元、万名、名、家、%", en: "亿元 (100 million 元), 万名 (10,000 persons), numbers, %" },
  },
];

/** The same, with the concepts among the boards. */
export const WITH_CONCEPTS: readonly Offer[] = OFFERS.map((offer) =>
  offer.dataset === "boards" ? { ...offer, fields: fieldIdsOf("boards") } : offer,
);
