import type { Dataset, FieldId } from "../../core/fields/catalogue.ts";
import type { Scope } from "../../core/market/exchange.ts";

/** Stands in a plan for the source of the exchange itself, whose id is the exchange's. */
const OWN = "own";
const DISCLOSED_BY_THE_EXCHANGE = [OWN, "EASTMONEY", "TUSHARE", "AKTOOLS"] as const;

/** Which source a dataset's fields are taken from first, and which follow. */
const PLANS: Readonly<Record<Dataset, readonly string[]>> = {
  totals: DISCLOSED_BY_THE_EXCHANGE,
  overview: DISCLOSED_BY_THE_EXCHANGE,
  details: DISCLOSED_BY_THE_EXCHANGE,
  targets: DISCLOSED_BY_THE_EXCHANGE,
  accounts: ["EASTMONEY", "TUSHARE", "AKTOOLS"],
  // No exchange gives prices and float values of a past day.
  quotes: ["EASTMONEY", "TUSHARE", "TENCENT", OWN, "EASTMONEY_QUOTES", "AKTOOLS"],
  sectors: ["EASTMONEY", "TUSHARE", "AKTOOLS"],
  members: ["EASTMONEY", "TUSHARE", OWN, "AKTOOLS"],
  boards: ["EASTMONEY"],
};

/** Fields with a plan of their own: a scheme of sectors is taken from those who made it. */
const FIELD_PLANS: Readonly<Partial<Record<FieldId, readonly string[]>>> = {
  sector_em: ["EASTMONEY"],
  sector_sw: ["TUSHARE"],
};

/** What the plan is about: a field of a dataset at an exchange, or the dataset as a whole. */
export interface Planned {
  readonly dataset: Dataset;
  readonly exchange: Scope;
  readonly field?: FieldId;
}

/** Source ids, first choice first. Any other source follows these, and a user's file (`file:…`) comes last. */
function planOf({ dataset, exchange, field }: Planned): readonly string[] {
  const plan = (field && FIELD_PLANS[field]) ?? PLANS[dataset];
  return plan.map((id) => (id === OWN ? exchange : id));
}

/** The place of a source in the plan: the lowest is asked and served first. */
function planRank(planned: Planned, source: string): number {
  const plan = planOf(planned);
  const place = plan.indexOf(source);
  if (place >= 0) return place;
  return source.startsWith("file:") ? plan.length + 1 : plan.length;
}

/** In the order of the plan; of one source the newest revision first, sources without a place by name. */
export function inPlanOrder<Given extends { readonly source: string; readonly revision?: number }>(
  planned: Planned,
  given: readonly Given[],
): Given[] {
  const ranked = given.map((one) => ({ one, rank: planRank(planned, one.source) }));
  ranked.sort(
    (a, b) =>
      a.rank - b.rank || compareText(a.one.source, b.one.source) || (b.one.revision ?? 0) - (a.one.revision ?? 0),
  );
  return ranked.map(({ one }) => one);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
