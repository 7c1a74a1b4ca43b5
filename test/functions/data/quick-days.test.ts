import { expect, test, vi } from "vitest";
import { createDataClient } from "../../../src/client/data/data-client.ts";
import { securityKey } from "../../../src/client/data/security-key.ts";
import { ALL_FIELDS } from "../../../src/core/fields/any-field.ts";
import { sessionsBetween } from "../../../src/core/market/calendar.ts";
import { parseSecurityCode } from "../../../src/core/market/security-code.ts";
import { QuickDays } from "../../../src/functions/data/quick-days.ts";
import { dataFunctionsOver } from "../../support/data-functions.ts";
import { createFakeDataServer } from "../../support/fake-data-server.ts";
import { day } from "../../support/disclosures.ts";
import { servedDay } from "../../support/served-days.ts";

const SESSIONS = sessionsBetween(day("2026-09-01"), day("2026-09-18"));
const NAME = ALL_FIELDS.findIndex(({ id }) => id === "name");
const MOUTAI = securityKey(parseSecurityCode("600519")!);

/** A client that has read all days, and how often the codes of one were gone through. */
async function readDays() {
  const days = SESSIONS.map((date, index) =>
    servedDay({ date, edition: 10 + index }, [{ code: "600519", name: date }]),
  );
  const { fetch } = createFakeDataServer({ days, due: ["SSE"] });
  const client = createDataClient({ connection: { base: "", fetch, patience: 5000 } });
  await client.start();
  await Promise.all(SESSIONS.map((date) => client.blocks.load({ kind: "day", date }).settled));
  const gone = { through: 0 };
  for (const date of SESSIONS) {
    const table = client.blocks.find({ kind: "day", date })!;
    const { codes } = table;
    Object.defineProperty(table, "codes", { get: () => (gone.through++, codes) });
  }
  return { client, gone };
}

test("texts of more days than are at hand are made once a day, row after row", async () => {
  const { client, gone } = await readDays();
  const days = new QuickDays(client);
  const display = { language: "zh", formattedNumbers: false } as const;
  for (let row = 0; row < 5; row++) {
    const shown = SESSIONS.map((date) => {
      const quick = days.find(date)!;
      return quick.show(quick.find(MOUTAI, NAME), MOUTAI, NAME, display);
    });
    expect(shown).toEqual(SESSIONS.map((date) => [[date]]));
  }
  expect(SESSIONS.length).toBeGreaterThan(8);
  expect(gone.through).toBe(SESSIONS.length);
});

test("a security of a kind that is not known keeps no text of the others away", async () => {
  const rows = [
    { code: "204001", name: "国债逆回购" },
    { code: "600519", name: "贵州茅台", financing_balance: 1 },
  ];
  const { fetch } = createFakeDataServer({ days: [servedDay({}, rows)], due: ["SSE"] });
  const { stream, call } = dataFunctionsOver(fetch);
  const cells = Array.from({ length: 60 }, () => stream("GET", "600519", "name", null));
  await vi.waitFor(() => expect(cells.map(({ shown }) => shown)).toEqual(cells.map(() => [["贵州茅台"]])));
  expect((await call("RANKING", "RZYE", 5)).flat()).toContain("贵州茅台");
});
