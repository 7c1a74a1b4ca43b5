import { describe, expect, test } from "vitest";
import { nextSession, sessionsBetween } from "../../../src/core/market/calendar.ts";
import type { TradingDate } from "../../../src/core/market/trading-date.ts";
import type { ServedDay } from "../../../src/server/truth/served-day.ts";
import { disclosed, type Cells } from "../../support/day-disclosures.ts";
import { day } from "../../support/disclosures.ts";
import { cells, served } from "../../support/merged-days.ts";

const BOTH = { "600000": { financing_balance: 1 }, "600519": { financing_balance: 2 } };
const ONE = { "600000": { financing_balance: 1 } };
const SECTORS = { "600000": { sector_em: "银行" }, "600519": { sector_em: "白酒" } };

type Securities = Readonly<Record<string, Cells>>;

const details = (securities: Securities) => disclosed("details", "SSE", securities);
const sectors = (securities: Securities) => disclosed("sectors", "EASTMONEY", securities);
const first = served({ date: day("2026-08-03"), disclosures: [details(BOTH), sectors(SECTORS)] });
const after = (before: ServedDay, ...disclosures: Parameters<typeof served>[0]["disclosures"]): ServedDay =>
  served({ date: nextSession(before.date), before, disclosures });

describe("a security that no source names on a day", () => {
  test("has its sector again on the day it is back, with the origin of that word", () => {
    const absent = after(first, details(ONE));
    expect(absent.codes).toEqual(["600000"]);
    const back = after(absent, details(BOTH));
    expect(cells(back, "600519")).toEqual({ financing_balance: 2, sector_em: "白酒" });
    expect(back.origins.sector_em).toEqual(first.origins.sector_em);
    expect(back.absent).toEqual({ origins: {}, securities: [] });
  });

  test("has it again also where no security of the day between had one", () => {
    const alone = served({
      date: day("2026-08-03"),
      disclosures: [details(BOTH), sectors({ "600519": { sector_em: "白酒" } })],
    });
    const between = after(alone, details(ONE));
    expect(between.origins.sector_em).toBeUndefined();
    const back = after(between, details(BOTH));
    expect(cells(back, "600519").sector_em).toBe("白酒");
    expect(back.origins.sector_em).toEqual(alone.origins.sector_em);
  });

  test("loses it where a new word of that day leaves it out", () => {
    const absent = after(first, details(ONE), sectors({ "600000": { sector_em: "银行" } }));
    expect(absent.absent).toEqual({ origins: {}, securities: [] });
    expect(cells(after(absent, details(BOTH)), "600519")).toEqual({ financing_balance: 2 });
  });

  test("keeps what another list said of it where one leaves it out", () => {
    const targets = disclosed("targets", "SSE", { "600519": { financing_target: 1 } });
    const known = served({ date: day("2026-08-03"), disclosures: [details(BOTH), sectors(SECTORS), targets] });
    const absent = after(known, details(ONE), sectors({ "600000": { sector_em: "银行" } }));
    expect(cells(after(absent, details(BOTH)), "600519")).toEqual({ financing_balance: 2, financing_target: 1 });
  });

  test.each([
    ["2026-09-04", "白酒"],
    ["2026-09-07", undefined],
  ])("is remembered until it has been away for more than 31 days: back on %s, its sector is %s", (last, sector) => {
    const absences = sessionsBetween(day("2026-08-04"), day(last)).slice(0, -1);
    let before: ServedDay = first;
    for (const date of absences) before = served({ date, before, disclosures: [details(ONE)] });
    const back = served({ date: last as TradingDate, before, disclosures: [details(BOTH)] });
    expect(cells(back, "600519").sector_em).toBe(sector);
  });
});
