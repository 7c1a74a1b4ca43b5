import type { MarketRow } from "../../contracts/rows.ts";
import { fieldIdsOf, type FieldId, type MarketDataset } from "../../core/fields/catalogue.ts";
import type { Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { inPlanOrder } from "../truth/plan.ts";
import type { Snapshot } from "./engine.ts";
import { newestOfEach } from "./newest-of-each.ts";
import type { StoredDisclosure } from "./store.ts";

type Figures = Readonly<Partial<Record<FieldId, number | null>>>;

/** The totals and the overview of each day, every field from the first source of its plan that gives it. */
export async function readTotals(
  snapshot: Snapshot,
  exchange: Scope,
  from: TradingDate,
  to: TradingDate,
): Promise<MarketRow[]> {
  const heads = newestOfEach(await snapshot.heads({ datasets: ["totals", "overview"], exchange, from, to }));
  const byDate = new Map<TradingDate, { totals: StoredDisclosure[]; overview: StoredDisclosure[] }>();
  for (const disclosure of await snapshot.contents(heads)) {
    const day = byDate.get(disclosure.date) ?? { totals: [], overview: [] };
    byDate.set(disclosure.date, day);
    day[disclosure.dataset === "totals" ? "totals" : "overview"].push(disclosure);
  }
  return [...byDate]
    .filter(([, { totals }]) => totals.length > 0)
    .map(([date, { totals, overview }]) => {
      const { figures, used } = merge("totals", exchange, totals);
      const provenance = {
        source: used.map(({ source }) => source).join("+"),
        fetched_at: used
          .map(({ fetchedAt }) => fetchedAt)
          .sort()
          .at(-1)!,
        revision: Math.max(...used.map(({ revision }) => revision)),
      };
      return {
        date,
        exchange,
        ...figures,
        ...merge("overview", exchange, overview).figures,
        ...provenance,
      } as MarketRow;
    });
}

/** Column by column; `used` are the disclosures that gave any, at least the first of the plan. */
function merge(dataset: MarketDataset, exchange: Scope, disclosures: readonly StoredDisclosure[]) {
  const used = new Set(inPlanOrder({ dataset, exchange }, disclosures).slice(0, 1));
  const figures: Partial<Record<FieldId, number | null>> = {};
  for (const field of fieldIdsOf(dataset)) {
    const first = inPlanOrder({ dataset, exchange, field }, disclosures).find(
      (disclosure) => "figures" in disclosure && typeof (disclosure.figures as Figures)[field] === "number",
    );
    figures[field] = first && "figures" in first ? ((first.figures as Figures)[field] ?? null) : null;
    if (first) used.add(first);
  }
  return { figures, used: [...used] };
}
