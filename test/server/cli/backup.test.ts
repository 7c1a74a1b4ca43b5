import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDuckdbStore } from "../../../src/server/store/duckdb/index.ts";
import { day, detailsOf, securityRow, totalsOf } from "../../support/disclosures.ts";
import { temporaryDirectory } from "../../support/temporary-directory.ts";
import { typeCommand } from "../../support/type-command.ts";

async function readStore(data: string) {
  const store = await openDuckdbStore(join(data, "rzrq.duckdb"));
  const range = { from: day("2026-09-18"), to: day("2026-09-18"), all: true };
  const content = [
    await store.disclosures("details", "SZSE", range),
    await store.disclosures("totals", "SSE", range),
    await store.servedDays(range.from),
    await store.edition(),
  ];
  await store.close();
  return content;
}

test.each(["parquet", "csv"])(
  "what rzrq export --format %s wrote, rzrq import restores into an empty data directory",
  async (format) => {
    const [data, restored] = [temporaryDirectory(), temporaryDirectory()];
    const backup = join(temporaryDirectory(), "备份");
    const store = await openDuckdbStore(join(data, "rzrq.duckdb"));
    await store.land([
      detailsOf({ exchange: "SZSE" }, [securityRow("000001", { financing_balance: 3 }), securityRow("000002")]),
      totalsOf({}, { financing_balance: 1 }),
    ]);
    await store.land([totalsOf({}, { financing_balance: 2 })]);
    await store.close();

    const exported = await typeCommand(["export", backup, "--format", format], { env: { RZRQ_DATA: data } });
    expect(exported).toMatchObject({ code: 0, stderr: "" });
    // Heads, totals, details, served days and their rows: 3 + 2 + 2 + 1 + 2.
    expect(exported.stdout).toContain("5 files, 10 rows");
    expect(readdirSync(backup)).toContain(`totals-2026.${format}`);

    const again = await typeCommand(["export", backup], { env: { RZRQ_DATA: data } });
    expect(again.code).toBe(1);
    expect(again.stderr).toContain("is not an empty directory");

    const imported = await typeCommand(["import", backup], { env: { RZRQ_DATA: restored } });
    expect(imported).toMatchObject({ code: 0, stderr: "" });
    expect(imported.stdout).toContain("5 files, 10 rows");
    expect(await readStore(restored)).toEqual(await readStore(data));
  },
);
