import { expect, test } from "vitest";
import { readScattered } from "../../../src/server/blocks/read-scattered.ts";
import type { Store } from "../../../src/server/store/store.ts";
import type { SecurityColumns } from "../../../src/server/truth/served-day.ts";
import { day } from "../../support/disclosures.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { servedDay } from "../../support/served-days.ts";

const DATES = [day("2026-09-16"), day("2026-09-17"), day("2026-09-18")];
const CODES = ["600000", "600036", "600519"];

test("columns of a day are looked at no more once the next day is read", async () => {
  const store = createMemoryStore({
    days: DATES.map((date) =>
      servedDay(
        { date, edition: 4 },
        CODES.map((code) => ({ code, financing_balance: 90 })),
      ),
    ),
  });
  const steps: string[] = [];
  const watched: Store = {
    ...store,
    servedDays: async (date) => {
      steps.push(`reads ${date}`);
      const days = await store.servedDays(date);
      const columns = (of: SecurityColumns) =>
        new Proxy(of, {
          get: (target, field: keyof SecurityColumns) => {
            steps.push(`takes from ${date}`);
            return target[field];
          },
        });
      return days.map((served) => ({ ...served, columns: columns(served.columns) }));
    },
  };
  const points = DATES.map((date, index) => [CODES[index]!, date] as const);
  const rows = await readScattered(watched, { points, fields: ["financing_balance"] });
  expect(rows.map(({ date, values }) => [date, values])).toEqual(DATES.map((date) => [date, [90]]));
  expect(steps).toEqual(DATES.flatMap((date) => [`reads ${date}`, `takes from ${date}`]));
});
