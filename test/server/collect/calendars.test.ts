import { describe, expect, test } from "vitest";
import { addDays, type TradingDate } from "../../../src/core/market/trading-date.ts";
import { createCalendar } from "../../../src/server/collect/calendars.ts";
import { SourceError } from "../../../src/server/collect/source.ts";
import { answering } from "../../support/recorded-exchange.ts";

/** The weekdays that the exchanges' notice of 2026 closes. */
const CLOSED_2026 = [
  ...["2026-01-01", "2026-01-02", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-02-23"],
  ...["2026-04-06", "2026-05-01", "2026-05-04", "2026-05-05", "2026-06-19", "2026-09-25"],
  ...["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"],
];
const TOKEN = "5f2e0c9ab1d34e7788aa6b1c";

type Row = (string | number)[];

/** `trade_cal` of the year, the newest day first as Tushare gives it. */
function tradeCal(year: number, closed: readonly string[]): Row[] {
  const rows: Row[] = [];
  for (let date = `${year}-01-01` as TradingDate; date.startsWith(String(year)); date = addDays(date, 1)) {
    const weekday = new Date(date).getUTCDay();
    const isOpen = weekday !== 0 && weekday !== 6 && !closed.includes(date);
    rows.unshift(["SSE", date.replaceAll("-", ""), isOpen ? 1 : 0]);
  }
  return rows;
}

function calendarWith(items: Row[], { token = TOKEN }: { token?: string } = {}) {
  const asked: string[] = [];
  const fetch = answering((url, init) => {
    asked.push(url.hostname);
    if (url.hostname === "www.szse.cn") return "<!DOCTYPE html><title>维护</title>";
    expect(JSON.parse(init.body as string)).toMatchObject({ api_name: "trade_cal", params: { exchange: "SSE" } });
    return JSON.stringify({
      code: 0,
      msg: null,
      data: { fields: ["exchange", "cal_date", "is_open"], items, has_more: false },
    });
  });
  return { calendar: createCalendar({ fetch, pauseMs: 0, tushareToken: token }), asked };
}

describe("where the exchange's calendar cannot be read", () => {
  test("Tushare's gives the closed weekdays of the year in one call", async () => {
    const { calendar, asked } = calendarWith(tradeCal(2026, CLOSED_2026));
    expect(await calendar.readClosedWeekdays(2026)).toEqual(CLOSED_2026);
    expect(asked).toEqual(["www.szse.cn", "api.tushare.pro"]);
  });

  test("a year of which Tushare has no day, or no holiday, is not announced", async () => {
    expect(await calendarWith([]).calendar.readClosedWeekdays(2027)).toBeNull();
    expect(await calendarWith(tradeCal(2027, [])).calendar.readClosedWeekdays(2027)).toBeNull();
  });

  test.each([
    ["with a day missing", (rows: Row[]) => rows.filter(([, day]) => day !== "20260331")],
    ["with a flag that is neither", (rows: Row[]) => rows.map(([exchange, day]): Row => [exchange!, day!, 2])],
    ["with what is no day", (rows: Row[]) => rows.map(([exchange, , flag]): Row => [exchange!, "2026", flag!])],
  ])("a list %s is refused: the exchange's own problem is told", async (_name, change) => {
    const problem: unknown = await calendarWith(change(tradeCal(2026, CLOSED_2026)))
      .calendar.readClosedWeekdays(2026)
      .catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(SourceError);
    expect((problem as SourceError).source).toBe("SZSE");
  });

  test("without a token nobody else is asked", async () => {
    const { calendar, asked } = calendarWith([], { token: "" });
    await expect(calendar.readClosedWeekdays(2026)).rejects.toBeInstanceOf(SourceError);
    expect(asked).toEqual(["www.szse.cn"]);
  });
});
