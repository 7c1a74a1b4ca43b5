import type { SecurityDay } from "../../contracts/api.ts";
import type { MarginFigures, SecurityRow } from "../../contracts/rows.ts";
import { MARGIN_FIELD_IDS } from "../../core/fields/catalogue.ts";
import type { Exchange } from "../../core/market/exchange.ts";
import type { BlockOf } from "../data/block-table.ts";
import { figureAt } from "./figure-at.ts";

/** The securities of one exchange that were disclosed, as a day block has them; null where not all of them were. */
export function dayOf({ metadata, figures, texts, rows }: BlockOf<"day">, exchange: Exchange): SecurityDay | null {
  const part = metadata.exchanges.find((one) => one.exchange === exchange);
  if (!part?.complete) return null;
  const origins = MARGIN_FIELD_IDS.flatMap((id) => part.origins[id] ?? []);
  const disclosed = origins.filter(({ derived }) => !derived);
  const columns = MARGIN_FIELD_IDS.map((id) => [id, figures.get(id)] as const);
  const [codes, names, exchanges] = [texts.get("code")!, texts.get("name")!, texts.get("exchange")!];
  const rowAt = (row: number): SecurityRow[] => {
    if (exchanges[row] !== exchange) return [];
    const given = columns.map(([id, values]) => [id, figureAt(values, row)] as const);
    // Quotes are of more securities than may be bought on margin.
    if (given.every(([, value]) => value === null)) return [];
    return [{ code: codes[row]!, name: names[row] ?? "", ...(Object.fromEntries(given) as MarginFigures) }];
  };
  return {
    sample: metadata.sample,
    exchange,
    date: metadata.date,
    rows: Array.from({ length: rows }, (_, row) => rowAt(row)).flat(),
    source: [...new Set(disclosed.map(({ source }) => source))].join("+"),
    fetched_at: disclosed.map(({ fetched_at }) => fetched_at).sort()[0]!,
    revision: Math.max(...disclosed.map(({ revision }) => revision)),
  };
}
