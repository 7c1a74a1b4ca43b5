import { describe, expect, test } from "vitest";
import { marginRule } from "../../../src/core/metrics/margin-rule.ts";
import { call, codes, functionsFor, message, single } from "../../support/custom-functions.ts";

const rule = (...args: unknown[]): unknown => single(call("MARGIN_RULE", ...args));
const column = (values: readonly unknown[]): unknown[][] => values.map((value) => [value]);

describe("MARGIN_RULE for financing", () => {
  test("changed on 2015-11-23, 2023-09-11 and 2026-01-19", () => {
    const dates = ["2010-03-31", "2015-11-22", "2015-11-23", "2023-09-10", "2023-09-11", "2026-01-18", "2026-01-19"];
    expect(call("MARGIN_RULE", "FINANCING", column(dates))).toEqual(column([0.5, 0.5, 1, 1, 0.8, 0.8, 1]));
  });

  test("is the same for private funds", () => {
    const dates = ["2014-06-30", "2020-01-02", "2024-01-02", "2026-06-30"];
    const [general, fund] = ["GENERAL", "PRIVATE_FUND"].map((who) => call("MARGIN_RULE", "FINANCING", [dates], who));
    expect(general).toEqual([[0.5, 1, 0.8, 1]]);
    expect(fund).toEqual(general);
  });
});

describe("MARGIN_RULE for short selling", () => {
  test("changed on 2023-10-30 and 2024-07-22, for private funds by more", () => {
    const dates = ["2010-03-31", "2023-10-29", "2023-10-30", "2024-07-21", "2024-07-22", "2026-11-20"];
    expect(call("MARGIN_RULE", "SHORT", column(dates), [["GENERAL", "PRIVATE_FUND"]])).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
      [0.8, 1],
      [0.8, 1],
      [1, 1.2],
      [1, 1.2],
    ]);
  });
});

describe("MARGIN_RULE", () => {
  test("with no date is the newest rule, as on a day far ahead", () => {
    expect([rule("FINANCING"), rule("SHORT"), rule("SHORT", null, "PRIVATE_FUND")]).toEqual([1, 1, 1.2]);
    expect([rule("FINANCING", "2099-12-31"), rule("SHORT", "2099-12-31")]).toEqual([1, 1]);
  });

  test.each(["SHORT", "short", "融券", "Short selling"])("%s is short selling", (written) => {
    expect(rule(written, "2024-01-02")).toBe(0.8);
  });

  test.each(["PRIVATE_FUND", "私募基金", "private fund"])("%s is a private fund", (written) => {
    expect(rule("融券", "2024-01-02", written)).toBe(1);
  });

  test("a date is an Excel serial, a text, or eight digits", () => {
    // 45180 is 2023-09-11.
    const dates = [45_179, 45_180, "2023/9/10", "2023/9/11", "20230910", 20_230_911];
    expect(call("MARGIN_RULE", "FINANCING", [dates])).toEqual([[1, 0.8, 1, 0.8, 1, 0.8]]);
  });

  test("before the pilot there is no rule, and the text says since when", () => {
    expect(codes(call("MARGIN_RULE", [["FINANCING"], ["SHORT"]], "2010-03-30"))).toEqual(column(["#N/A", "#N/A"]));
    expect(message(call("MARGIN_RULE", "SHORT", "2010-03-30"))).toBe(
      "There was no margin rule on 2010-03-30: margin trading began on 2010-03-31; give that day or a later one",
    );
  });

  test("a blank among the dates is missing, not the newest rule", () => {
    const rows = call("MARGIN_RULE", "FINANCING", column(["2024-01-02", ""]));
    expect(codes(rows)).toEqual(column([0.8, "#N/A"]));
  });

  test("another rule and another investor are refused with the choices", () => {
    expect(message(call("MARGIN_RULE", "LENDING"))).toBe('rule (规则) must be FINANCING / SHORT, got "LENDING"');
    expect(message(call("MARGIN_RULE", "SHORT", null, "BANK"))).toContain("GENERAL / PRIVATE_FUND");
  });

  test("5,000 contracts are looked up by their days", () => {
    const serials = Array.from({ length: 5000 }, (_, index) => [40_268 + index]);
    const changes = call("MARGIN_RULE", "FINANCING", serials)
      .flat()
      .filter((ratio, index, all) => index === 0 || ratio !== all[index - 1]);
    // 40268 is 2010-03-31; 5,000 days later it is 2023-12-08.
    expect(changes).toEqual([0.5, 1, 0.8]);
  });

  test("shows as a percentage", () => {
    const [[cell]] = functionsFor({ language: "zh", formattedNumbers: true })("MARGIN_RULE", "SHORT") as [[unknown]];
    expect(cell).toMatchObject({ basicValue: 1, numberFormat: "0.00%" });
  });

  test("its page tells every change with document, binding and exchanges", () => {
    const notes = (marginRule.notes ?? []).map(({ en }) => en);
    expect(notes).toContain(
      "Financing from 2026-01-19 100%: SSE (Shanghai), SZSE (Shenzhen), BSE (Beijing); announced 2026-01-14, 上证发〔2026〕5号 and the same of SZSE and BSE; binds new contracts only, open ones and roll-overs keep their terms. Source: SSE c_20260114_10805174, english.sse.com.cn c_20260115_10805262; SZSE t20260127_618763",
    );
    expect(
      notes.filter((note) => note.startsWith("Short selling from 2024-07-22 100%, private funds 120%")),
    ).toHaveLength(1);
  });
});
