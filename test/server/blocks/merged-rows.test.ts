import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeRows } from "../../../src/server/blocks/merged-rows.ts";
import { servedDay } from "../../support/served-days.ts";

test("rows of several exchanges come in the order of their codes, each with its own values", () => {
  const codes = fc.uniqueArray(fc.integer({ min: 0, max: 999_999 }), { maxLength: 40 });
  fc.assert(
    fc.property(codes, fc.infiniteStream(fc.nat(2)), (numbers, choices) => {
      const rows = numbers.map((number) => ({
        code: String(number).padStart(6, "0"),
        exchange: (["SSE", "SZSE", "BSE"] as const)[choices.next().value as number]!,
        financing_balance: number / 4,
      }));
      rows.sort((a, b) => (a.code < b.code ? -1 : 1));
      const days = (["SSE", "SZSE", "BSE"] as const).flatMap((exchange) => {
        const own = rows.filter((row) => row.exchange === exchange);
        return own.length === 0 ? [] : [servedDay({ date: "2026-09-18", exchange, edition: 1 }, own)];
      });
      if (days.length === 0) return;
      const merged = mergeRows(days);
      expect(merged.values((day) => day.codes)).toEqual(rows.map(({ code }) => code));
      expect([...merged.figures((day) => day.columns.financing_balance)]).toEqual(
        rows.map((row) => row.financing_balance),
      );
    }),
  );
});
