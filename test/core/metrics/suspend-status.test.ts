import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, functionsFor, message, single } from "../../support/custom-functions.ts";
import { slowSuspensions } from "../../support/slow/suspension.ts";

const column = (values: readonly unknown[]): unknown[][] => values.map((value) => [value]);
const states = (...args: unknown[]): unknown[] => codes(call("SUSPEND_STATUS", ...args)).flat();
const days = fc.array(fc.option(fc.integer({ min: 15, max: 30 }), { freq: 4 }), { minLength: 1, maxLength: 60 });
const toRatio = (percent: number | null): number | null => (percent === null ? null : percent / 100);

describe("SUSPEND_STATUS", () => {
  test("is suspended from 25% on, until below 20%", () => {
    expect(states(column([0.249, 0.25, 0.22, 0.2, 0.1999]))).toEqual([0, 1, 1, 1, 0]);
  });

  test("between the two lines yesterday's state stays, whichever it was", () => {
    expect(states(column([0.22, 0.26, 0.22, 0.19, 0.22, 0.2499]))).toEqual([0, 1, 1, 0, 0, 0]);
  });

  test("a ratio computed from 25 of 100 and 5 of 25 stands on the lines", () => {
    expect(states(column([25 / 100, 5e9 / 25e9, 19.999 / 100]))).toEqual([1, 1, 0]);
  });

  test("a missing day has no state and changes none, at the start, in the middle and at the end", () => {
    const rows = call("SUSPEND_STATUS", column([null, 0.25, "--", 0.2, 0.19, "", 0.22, null]));
    expect(codes(rows).flat()).toEqual(["#N/A", 1, "#N/A", 1, 0, "#N/A", 0, "#N/A"]);
    expect(message(rows)).toBe(
      "margin_ratios (融资余额占流通市值比) is missing in this row, which has no state; the state of the others stands",
    );
  });

  test("a row gives a row, a column a column, and a block one series a column", () => {
    expect(call("SUSPEND_STATUS", [[0.25, 0.21]])).toEqual([[1, 1]]);
    expect(
      call("SUSPEND_STATUS", [
        [0.25, 0.1],
        [0.21, 0.21],
      ]),
    ).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(states(0.3)).toEqual([1]);
  });

  test("an error on one day comes back there, and the others keep their state", () => {
    expect(states(column([0.25, { type: "Error", basicValue: "#DIV/0!" }, 0.21, -0.1, 0.19]))).toEqual([
      1,
      "#DIV/0!",
      1,
      "#VALUE!",
      0,
    ]);
  });

  test("with one line for both there is no band between them", () => {
    expect(states(column([0.24, 0.25, 0.24]), 0.25, 0.25)).toEqual([0, 1, 0]);
  });

  test("a fund has its own lines", () => {
    expect(states(column([0.3, 0.75, 0.7, 0.69]), "75%", "70%")).toEqual([0, 1, 1, 0]);
  });

  test("lines the wrong way round are refused with what to do", () => {
    const rows = call("SUSPEND_STATUS", column([0.3, 0.1]), 0.2, 0.25);
    expect(single(rows)).toBe("#VALUE!");
    expect(message(rows)).toBe(
      "resume_below (恢复线) must not be above suspend_at (暂停线), got 0.25 and 0.2; swap them",
    );
    expect(single(call("SUSPEND_STATUS", 0.3, 0.1))).toBe("#VALUE!");
    expect(single(call("SUSPEND_STATUS", 0.3, 0.25, 20))).toBe("#VALUE!");
  });

  test("a ratio in percent is refused in its row, and the rest stands", () => {
    expect(states(column([0.3, 4.49, 0.22]))).toEqual([1, "#VALUE!", 1]);
  });

  test("a 25 typed for 25%, and a line of 0, are refused", () => {
    expect(message(call("SUSPEND_STATUS", 0.3, 25))).toContain("up to 1, got 25");
    expect(single(call("SUSPEND_STATUS", 0.3, 0))).toBe("#VALUE!");
    expect(single(call("SUSPEND_STATUS", 0.3, 0.25, 0))).toBe("#VALUE!");
  });

  test("shows the words of the state, in the language of the workbook", () => {
    const shown = (language: "zh" | "en") =>
      functionsFor({ language, formattedNumbers: true })("SUSPEND_STATUS", column([0.1, 0.3]))
        .flat()
        .map((cell) => (cell as { numberFormat: string }).numberFormat);
    expect(shown("zh")).toEqual(['"正常"', '"暂停"']);
    expect(shown("en")).toEqual(['"Normal"', '"Suspended"']);
  });

  test("agrees with looking back over all days so far", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 20, max: 28 }), fc.integer({ min: 16, max: 20 }), (percents, high, low) => {
        const ratios = percents.map(toRatio);
        const expected = slowSuspensions(ratios, high / 100, low / 100).map((state) => state ?? "#N/A");
        const all = ratios.every((ratio) => ratio === null) ? ["#N/A"] : expected;
        expect(states(column(ratios), high / 100, low / 100)).toEqual(all);
      }),
    );
  });

  test("what happens later never changes a state", () => {
    fc.assert(
      fc.property(days, days, (first, later) => {
        fc.pre(first.some((percent) => percent !== null));
        const whole = states(column([...first, ...later].map(toRatio)));
        expect(whole.slice(0, first.length)).toEqual(states(column(first.map(toRatio))));
      }),
    );
  });

  test("5,000 days that swing between 15% and 30% are suspended on half of them", () => {
    // One swing in 20 steps of 1.5 points: up 15, 16.5 … 30, down 28.5 … 16.5. At or above 25% it is first
    // at step 7 (25.5%), below 20% first at step 17 (19.5%): ten steps.
    const swing = Array.from(
      { length: 20 },
      (_, step) => (step <= 10 ? 15 + 1.5 * step : 30 - 1.5 * (step - 10)) / 100,
    );
    const ratios = Array.from({ length: 5000 }, (_, day) => swing[day % 20]);
    const suspended = states(column(ratios)).filter((state) => state === 1);
    expect(suspended).toHaveLength((5000 / 20) * 10);
  });
});
