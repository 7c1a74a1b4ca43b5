import type { Edition } from "../../src/contracts/edition.ts";
import { EDITION_PATH } from "../../src/contracts/edition.ts";
import { SECURITY_FIELD_IDS } from "../../src/core/fields/catalogue.ts";
import { isLabel } from "../../src/server/truth/security-columns.ts";
import { encodeDayBlock } from "../../src/server/blocks/day-block.ts";
import type { SecurityColumns, ServedDay } from "../../src/server/truth/served-day.ts";
import type { TradingDate } from "../../src/core/market/trading-date.ts";

const DATE = "2026-09-18" as TradingDate;

/** So far apart lie the figures of two fields: no two cells of the day show the same one. */
const APART = 10_000;

/** A day of 5,000 securities, and a `fetch` that answers with it at once: what is measured is the client alone. */
export function createMarketDay(securities: number) {
  const codes = Array.from({ length: securities }, (_, index) => String(600_000 + index));
  const columns = Object.fromEntries(
    SECURITY_FIELD_IDS.map((id, field) => [
      id,
      isLabel(id) ? codes.map(() => null) : Float64Array.from(codes, (_, index) => index + 1 + APART * field),
    ]),
  ) as unknown as SecurityColumns;
  const origin = { source: "SSE", revision: 1, fetched_at: "2026-09-21T01:00:00.000Z", derived: false };
  const day: ServedDay = {
    ...{ exchange: "SSE", date: DATE, edition: 1, codes, names: codes, columns },
    origins: { financing_balance: origin },
  };
  const block = encodeDayBlock([day], { sample: false, revision: 1 });
  const edition: Edition = {
    ...{ sample: false, edition: 1, read_only: false, awaited: [] },
    days: { date: [DATE], revision: [1], complete: ["H"], partial: [""] },
    newest: [{ exchange: "ALL", details: DATE, totals: DATE }],
  };
  let requests = 0;
  const fetch = (path: string): Promise<Response> => {
    requests++;
    return Promise.resolve(path === EDITION_PATH ? Response.json(edition) : new Response(new Uint8Array(block)));
  };
  return {
    codes,
    fetch: fetch as typeof globalThis.fetch,
    requests: () => requests,
    valueOf: (code: string, field: (typeof SECURITY_FIELD_IDS)[number]) =>
      Number(code) - 599_999 + APART * SECURITY_FIELD_IDS.indexOf(field),
  };
}
