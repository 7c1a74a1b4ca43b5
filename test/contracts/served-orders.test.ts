import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { field, SECURITY_FIELD_IDS, type SecurityDataset } from "../../src/core/fields/catalogue.ts";
import { dayNumber } from "../../src/core/market/trading-date.ts";
import type { Store, StoredDisclosure } from "../../src/server/store/store.ts";
import type { FigureFieldId, ServedDay } from "../../src/server/truth/served-day.ts";
import { disclosed, type Cells } from "../support/day-disclosures.ts";
import { rowsOf } from "../support/served-days.ts";
import { day } from "../support/disclosures.ts";
import { STORES } from "../support/stores.ts";

const RUNS = 10;
/** Each run opens stores of its own. */
const PATIENCE = 120_000;

/** Sessions in a row, over a weekend. */
const DATES = ["2026-09-17", "2026-09-18", "2026-09-21", "2026-09-22"] as const;
const CODES: Readonly<Record<"SSE" | "SZSE", readonly string[]>> = {
  SSE: ["600001", "600002", "600003"],
  SZSE: ["000001", "000002"],
};

const small = fc.option(fc.integer({ min: 0, max: 30 }), { freq: 4 });
const CELLS: Readonly<Partial<Record<SecurityDataset, fc.Arbitrary<Cells>>>> = {
  details: fc.record({ financing_balance: small, financing_buy: small, short_shares: small, short_sold: small }),
  quotes: fc.record({ close: small }),
  sectors: fc.constantFrom<Cells[]>({ sector_em: "银行" }, { sector_em: "证券" }, { sector_em: null }),
};

const anyDisclosure: fc.Arbitrary<StoredDisclosure> = fc
  .record({
    exchange: fc.constantFrom<("SSE" | "SZSE")[]>("SSE", "SZSE"),
    date: fc.constantFrom(...DATES),
    source: fc.constantFrom("SSE", "EASTMONEY", "file:a"),
    dataset: fc.constantFrom(...(Object.keys(CELLS) as SecurityDataset[])),
  })
  .chain(({ dataset, source, exchange, date }) =>
    fc
      .dictionary(fc.constantFrom(...CODES[exchange]), CELLS[dataset]!, { minKeys: 1, noNullPrototype: true })
      .map((securities) => disclosed(dataset, source, securities, { exchange, date })),
  );

/** Each source gives a dataset of a day once, so that what is newest of it does not hang on the order. */
const anyHistory = fc.uniqueArray(anyDisclosure, {
  maxLength: 24,
  selector: ({ dataset, exchange, date, source }) => `${dataset} ${exchange} ${date} ${source}`,
});

/** Batches of any size, between which the store may be compacted. */
const anyWay = fc.record({
  order: fc.infiniteStream(fc.integer({ min: 0, max: 1e6 })),
  sizes: fc.infiniteStream(fc.record({ size: fc.integer({ min: 1, max: 6 }), compact: fc.boolean() })),
});

async function landIn(
  store: Store,
  disclosures: readonly StoredDisclosure[],
  way: { sizes: Iterable<{ size: number; compact: boolean }> },
) {
  let rest = [...disclosures];
  for (const { size, compact } of way.sizes) {
    if (rest.length === 0) return;
    await store.land(rest.slice(0, size));
    rest = rest.slice(size);
    if (compact) await store.compact();
  }
}

/** What is served, without what hangs on when it was landed: editions, and revision numbers, which count across sources. */
async function contentOf(store: Store) {
  const content = [];
  for (const date of DATES)
    for (const served of await store.servedDays(day(date))) {
      const { exchange, names, codes, origins } = served;
      const sources = Object.entries(origins).map(([id, { source, derived }]) => `${id} ${source} ${derived}`);
      content.push({ date, exchange, codes, names, rows: rowsOf(served), sources: sources.sort() });
    }
  return content;
}

describe.each(STORES)("a $name store", ({ open }) => {
  test(
    "serves the same whatever the order in which it landed",
    async () => {
      await fc.assert(
        fc.asyncProperty(anyHistory, anyWay, anyWay, async (history, one, other) => {
          const contents = [];
          for (const way of [one, other]) {
            const store = await open();
            const keyed = history.map((disclosure, index) => ({
              disclosure,
              key: [...way.order.take(index + 1)].at(-1)!,
            }));
            const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ disclosure }) => disclosure);
            await landIn(store, shuffled, way);
            contents.push(await contentOf(store));
            await store.close();
          }
          expect(contents[0]).toEqual(contents[1]);
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );

  test(
    "serves the same by security as by day",
    async () => {
      await fc.assert(
        fc.asyncProperty(anyHistory, anyWay, async (history, way) => {
          const store = await open();
          await landIn(store, history, way);
          const days = (await Promise.all(DATES.map((date) => store.servedDays(day(date))))).flat();
          const codes = [...new Set(days.flatMap((served) => served.codes))].sort();

          for (const code of codes) expect(await store.servedSeries(code)).toEqual(seriesOf(code, days));

          const fields: FigureFieldId[] = ["financing_balance", "close"];
          const seen: unknown[] = [];
          const to = day(DATES[2]);
          await store.eachSeries(fields, to, (series) => seen.push(series));
          expect(seen).toEqual(
            codes
              .map((code) =>
                figuresOf(
                  code,
                  days.filter(({ date }) => date <= to),
                  fields,
                ),
              )
              .filter((one) => one.days.length > 0),
          );

          expect(await store.securities()).toEqual(
            codes.map((code) => {
              const { name, exchange, dates } = seriesOf(code, days);
              return { code, name, exchange, last: dates.at(-1) };
            }),
          );
          await store.close();
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );
});

/** The days turned by hand. */
function seriesOf(code: string, days: readonly ServedDay[]) {
  const found = days.map((served) => ({ served, row: served.codes.indexOf(code) })).filter(({ row }) => row >= 0);
  const columns = SECURITY_FIELD_IDS.map((id) => {
    const values = found.map(({ served, row }) => served.columns[id][row] ?? null);
    return [id, field(id).unit === "text" ? values : Float64Array.from(values as number[])];
  });
  const newest = found.at(-1)!;
  return {
    code,
    name: newest.served.names[newest.row]!,
    exchange: newest.served.exchange,
    dates: found.map(({ served }) => served.date),
    columns: Object.fromEntries(columns) as Record<string, unknown>,
  };
}

function figuresOf(code: string, days: readonly ServedDay[], fields: readonly FigureFieldId[]) {
  const found = days.filter((served) => served.codes.includes(code));
  return {
    code,
    days: Int32Array.from(found, ({ date }) => dayNumber(date)),
    columns: fields.map((id) => Float64Array.from(found, ({ codes, columns }) => columns[id][codes.indexOf(code)]!)),
  };
}
