import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { decodeFigures, encodeFigures } from "../../../src/server/store/postgres/columns.ts";
import { openPostgresStore } from "../../../src/server/store/postgres/index.ts";
import { day, detailsOf, securityRow, totalsOf } from "../../support/disclosures.ts";
import { freshDatabase } from "../../support/postgres/database.ts";
import { runSql } from "../../support/postgres/run-sql.ts";

describe("figures on their way to and from PostgreSQL", () => {
  test("any column comes back as it was", () => {
    fc.assert(
      fc.property(fc.float64Array({ noDefaultInfinity: true }), (figures) => {
        expect(decodeFigures(encodeFigures(figures), figures.length)).toEqual(figures);
      }),
    );
  });

  test("a column of another length is refused", () => {
    expect(() => decodeFigures(encodeFigures(Float64Array.of(1, 2)), 3)).toThrow("2 figures in a day of 3 securities");
  });

  test("are exact, and dates are days, however the server writes numbers and dates", async () => {
    const url = await freshDatabase();
    const name = new URL(url).pathname.slice(1);
    await runSql(
      url,
      ...[
        "datestyle = 'German'",
        "extra_float_digits = -8",
        "timezone = 'America/New_York'",
        "bytea_output = 'escape'",
      ].map((setting) => `ALTER DATABASE ${name} SET ${setting}`),
    );
    const store = await openPostgresStore({ url });
    onTestFinished(() => store.close());
    const exact = 1_323_258_064_454.123;
    await store.land([
      totalsOf({}, { financing_balance: exact }),
      detailsOf({}, [securityRow("600001", { financing_balance: exact })]),
    ]);
    expect(await store.totals("SSE", day("2026-09-18"), day("2026-09-18"))).toMatchObject([
      { date: "2026-09-18", financing_balance: exact },
    ]);
    const [served] = await store.servedDays(day("2026-09-18"));
    expect(served).toMatchObject({ date: "2026-09-18", columns: { financing_balance: Float64Array.of(exact) } });
  });
});
