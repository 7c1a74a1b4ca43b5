import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createClient, type Client } from "../../../src/client/client.ts";
import { createPublishedClient } from "../../../src/client/published/published-client.ts";
import { pull } from "../../../src/client/pull.ts";
import type { PulledSeries } from "../../../src/contracts/pull.ts";
import { EXCHANGES, SCOPES, type Scope } from "../../../src/core/market/exchange.ts";
import { fieldIdsOf } from "../../../src/core/fields/catalogue.ts";
import type { Disclosure } from "../../../src/server/collect/source.ts";
import { publish } from "../../../src/server/publish/publish.ts";
import type { Store } from "../../../src/server/store/store.ts";
import { openApp } from "../../support/app.ts";
import { day, detailsOf, overviewOf, securityRow, totalsOf } from "../../support/disclosures.ts";
import { startStaticHost } from "../../support/static-host.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";

const quotesOf = (date: string, closes: Readonly<Record<string, number>>): Disclosure => {
  const blank = Object.fromEntries(fieldIdsOf("quotes").map((id) => [id, null]));
  const rows = Object.entries(closes).map(([code, close]) => ({ code, name: `示例${code}`, ...blank, close }));
  const place = { exchange: "SSE", date: day(date), source: "EASTMONEY", fetchedAt: "2026-09-21T02:00:00.000Z" };
  return { ...place, dataset: "quotes", rows } as unknown as Disclosure;
};

/** Two sessions of three exchanges; on the second the BSE has disclosed nothing yet. 688001 cannot be bought on margin. */
const DISCLOSED: readonly Disclosure[] = [
  ...EXCHANGES.map((exchange, index) =>
    totalsOf(
      { exchange, date: "2026-09-17" },
      { financing_balance: 1000 + index, financing_buy: 100, short_balance: 10 },
    ),
  ),
  totalsOf({ date: "2026-09-18" }, { financing_balance: 1010, financing_buy: 90, financing_repay: 80 }),
  totalsOf({ exchange: "SZSE", date: "2026-09-18" }, { financing_balance: 1021, financing_buy: 70 }),
  overviewOf({ date: "2026-09-17" }, { turnover: 5000, float_cap: 90_000 }),
  overviewOf({ exchange: "SZSE", date: "2026-09-17" }, { turnover: 4000 }),
  detailsOf({ date: "2026-09-17" }, [securityRow("600519", { financing_balance: 90, short_shares: 3 })]),
  detailsOf({ date: "2026-09-18", fetchedAt: "2026-09-21T00:31:00.000Z" }, [
    securityRow("600519", { financing_balance: 99, financing_buy: 12, short_shares: 3 }),
    securityRow("601398", { financing_balance: 0 }),
  ]),
  detailsOf({ exchange: "SZSE", date: "2026-09-18" }, [securityRow("000001", { financing_balance: 50 })]),
  quotesOf("2026-09-18", { "600519": 1500.5, "688001": 20 }),
];

async function publishStore(store: Store, directory: string): Promise<void> {
  await publish({ store, sample: false, directory, pages: null, compress: false, prune: true });
}

/** The same store behind a server, and as plain files. */
async function servedAndPublished() {
  const { app, store } = await openApp(DISCLOSED);
  const directory = join(temporaryDirectory(), "site");
  await publishStore(store, directory);
  const { base, requests } = await startStaticHost(directory);
  const live = createClient({ base: await app.listen({ host: "127.0.0.1", port: 0 }) });
  return { live, published: createPublishedClient({ base }), store, directory, requests };
}

const figuresOf = ({ rows, ...rest }: PulledSeries) => ({
  ...rest,
  rows: rows.map((row) => ({ ...row, fetched_at: null, revision: null })),
});

describe("plain files", () => {
  test("give the totals, the sums and what is left out of them as the server does, but for when they were fetched", async () => {
    const { live, published } = await servedAndPublished();
    const read = (client: Client, scope: Scope) =>
      client.marketSeries({ scope, from: day("2026-09-17"), to: day("2026-09-18") });
    for (const scope of SCOPES)
      expect(figuresOf(await read(published, scope))).toEqual(figuresOf(await read(live, scope)));
    const { rows, partial } = await read(published, "ALL");
    expect(rows.map(({ date, financing_balance, source }) => [date, financing_balance, source])).toEqual([
      ["2026-09-17", 3003, "SSE+SZSE+BSE"],
    ]);
    expect(partial).toEqual([{ date: "2026-09-18", missing: ["BSE"] }]);
  });

  test("give the securities of a day with their source and age, and none that was only quoted", async () => {
    const { live, published } = await servedAndPublished();
    const read = (client: Client) => client.securityDay({ exchange: "SSE", date: "latest" });
    const found = await read(published);
    expect(found).toEqual(await read(live));
    expect(found).toMatchObject({ date: "2026-09-18", source: "SSE", fetched_at: "2026-09-21T00:31:00.000Z" });
    expect(found.rows.map(({ code, short_balance }) => [code, short_balance])).toEqual([
      ["600519", 4501.5],
      ["601398", null],
    ]);
    expect(await live.asOf()).toMatchObject(await published.asOf());
  });

  test("are read anew where a publication came in between, and say what they lack", async () => {
    const { published, store, directory } = await servedAndPublished();
    const spec = { dataset: "totals", scope: "SSE", from: day("2026-09-18"), to: "latest" } as const;
    const read = () => pull(published, spec, { today: day("2026-09-22") });
    expect((await read()).pulled).toMatchObject({ series: [{ rows: [{ financing_balance: 1010 }] }] });
    await store.land([totalsOf({ date: "2026-09-18" }, { financing_balance: 1011 })]);
    await publishStore(store, directory);
    expect(await read()).toMatchObject({ problems: [], pulled: { series: [{ rows: [{ financing_balance: 1011 }] }] } });
    for (const date of ["latest", day("2026-09-18"), day("2020-01-02")] as const)
      await expect(published.securityDay({ exchange: "BSE", date })).rejects.toMatchObject({
        text: { zh: expect.stringContaining("已发布的数据中没有北交所") as string },
      });
  });
});
