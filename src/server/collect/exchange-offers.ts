import { fieldIdsOf, type Dataset, type FieldId } from "../../core/fields/catalogue.ts";
import { MARGIN_SINCE, type Exchange } from "../../core/market/exchange.ts";
import type { Offer } from "./source.ts";

const NEXT_MORNING = { zh: "次一交易日 8:30–9:30", en: "8:30–9:30 on the next session" } as const;
const YUAN_AND_SHARES = { zh: "元、股", en: "元 and shares" } as const;

/** What an exchange's own site gives: every field of the dataset but those named, since its margin trading began, unless told otherwise. */
export function exchangeOffer(
  exchange: Exchange,
  dataset: Dataset,
  told: Partial<Omit<Offer, "exchange" | "dataset">> & { readonly without?: readonly FieldId[] } = {},
): Offer {
  const { without = [], ...given } = told;
  return {
    dataset,
    exchange,
    fields: fieldIdsOf(dataset).filter((id) => !without.includes(id)),
    since: MARGIN_SINCE[exchange],
    published: NEXT_MORNING,
    unit: YUAN_AND_SHARES,
    ...given,
  };
}

/** A target list is out before the session that it is for. */
export const TARGET_LIST = {
  published: { zh: "当日开盘前", en: "before the session opens" },
  unit: { zh: "是、否", en: "yes and no" },
} as const;
