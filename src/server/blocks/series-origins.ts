import type { z } from "zod";
import type { seriesOrigin } from "../../contracts/blocks.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";

/** A source, and whether the values were derived from it. */
type Origin = z.infer<typeof seriesOrigin>;
type OriginsOfDay = Readonly<Record<string, Origin>>;
interface Run {
  readonly from: TradingDate;
  readonly columns: Record<string, Origin>;
}

/** The origins of `fields`, day after day, as runs of days on which they are the same. */
export function originRuns(
  days: readonly { readonly date: TradingDate; readonly origins: Readonly<Partial<OriginsOfDay>> }[],
  fields: readonly string[],
): Run[] {
  const runs: Run[] = [];
  let last = "";
  for (const { date, origins } of days) {
    const columns = Object.fromEntries(
      fields.flatMap((id): [string, Origin][] => {
        const origin = origins[id];
        return origin ? [[id, { source: origin.source, derived: origin.derived }]] : [];
      }),
    );
    const key = JSON.stringify(columns);
    if (key !== last) runs.push({ from: date, columns });
    last = key;
  }
  return runs;
}
