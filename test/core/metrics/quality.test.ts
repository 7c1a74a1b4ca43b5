import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { call, codes, functionsFor, isErrorCell, message, single } from "../../support/custom-functions.ts";
import { column, isClose, rows, type Row } from "../../support/series.ts";
import { slowQuality } from "../../support/slow/quality.ts";

/** Twenty changes of +100% and −50% in turn, then one more. */
const swings = (last: Row): Row[] => [...Array.from({ length: 21 }, (_, row) => 1 + (row % 2)), last];
const now = [30, 30, 40];
const before = [20, 30, 50];

const table = (...args: unknown[]): unknown[][] => call("QUALITY", ...args);
const figures = (
  total: readonly unknown[],
  members: readonly unknown[],
  past: readonly unknown[],
  ...rest: unknown[]
) => {
  const cells = table(column(total), column(members), column(past), ...rest);
  return Object.fromEntries(codes(cells) as [string, unknown][]);
};

describe("QUALITY", () => {
  test("of the hand calculation is 53.583", () => {
    const answer = figures(swings(2), now, before);
    const z = Math.sqrt(0.95);
    expect(answer["Standardised pace"]).toBeCloseTo(z, 12);
    expect(answer["Growth S1"]).toBeCloseTo(100 * (1 - z / 3), 10);
    expect(answer["Breadth S2"]).toBeCloseTo(100 / 3, 12);
    expect(answer["Dispersion S3"]).toBeCloseTo(50 * (2 - 0.34 / 0.38), 12);
    expect(answer["Score"]).toBeCloseTo(53.583221575, 8);
  });

  test("a total that did not rise over five rows has no growth, whatever its pace", () => {
    expect(figures(swings(1), now, before)["Growth S1"]).toBe(0);
    expect(
      figures(
        Array.from({ length: 30 }, () => 5),
        now,
        before,
      )["Growth S1"],
    ).toBe(0);
  });

  test("from two standard deviations the pace is abrupt, from three growth counts nothing", () => {
    // Change d has the pace (d − 0.25) / 0.769484; the last row is 1 + d.
    expect(figures(swings(2.78), now, before)["Pace"]).toBe("moderate");
    expect(figures(swings(2.8), now, before)["Pace"]).toBe("abrupt");
    expect(figures(swings(4), now, before)["Growth S1"]).toBe(0);
  });

  test("concentration unchanged scores 50, halved 75, doubled or more 0", () => {
    const dispersion = (members: number[], past: number[]) => figures(swings(2), members, past)["Dispersion S3"];
    expect(dispersion([1, 3], [10, 30])).toBe(50);
    expect(dispersion([1, 1], [1, 0])).toBe(75);
    expect(dispersion([1, 0], [1, 1])).toBe(0);
    expect(dispersion([1, 0, 0], [1, 1, 1])).toBe(0);
  });

  test("a member missing on either side changes nothing", () => {
    const whole = figures(swings(2), now, before);
    expect(figures(swings(2), [...now, 90, null], [...before, null, 70])).toEqual(whole);
  });

  test("a short or steady total leaves growth open, and the rest stands", () => {
    const short = figures([1, 2, 3, 4, 5, 6], now, before);
    expect(short).toMatchObject({ Score: "#N/A", "Growth S1": "#N/A", Pace: "#N/A", "Change over 5 rows": 5 });
    expect(short["Dispersion S3"]).toBeCloseTo(55.263157895, 8);
    const steady = Array.from({ length: 30 }, (_, row) => 2 ** row);
    expect(figures(steady, now, before)).toMatchObject({ "Growth S1": "#N/A", Pace: "#N/A" });
    expect(figures([3], now, before)).toMatchObject({ "Growth S1": "#N/A", "Change over 5 rows": "#N/A" });
  });

  test("a part of weight 0 need not be known", () => {
    const answer = figures([1, 2, 3, 4, 5, 6], now, before, [[0, 0.5, 0.5]]);
    expect(answer["Score"]).toBeCloseTo((100 / 3 + 55.2631578947) / 2, 8);
  });

  test("weights are three and add up to 1", () => {
    for (const weights of [[[0.5, 0.5]], [[0.5, 0.5, 0.5]], [[1, 1, -1]], 1, [[0.25, 0.25, 0.25, 0.25]]]) {
      expect(single(table(column(swings(2)), column(now), column(before), weights))).toBe("#VALUE!");
    }
    expect(message(table(column(swings(2)), column(now), column(before), [[0.4, 0.3, 0.2]]))).toBe(
      "weights (三项权重) must be three numbers that add up to 1, got 0.4, 0.3, 0.2; such as {0.4,0.3,0.3}",
    );
    expect(figures(swings(2), now, before, [[0.1], [0.2], [0.7]])["Score"]).toBeCloseTo(52.1, 1);
  });

  test("members that do not line up leave their figures open, each with its reason", () => {
    const cells = table(column(swings(2)), column([1, null]), column([null, 1]));
    const reasons = new Map(cells.map(([label, cell]) => [label, isErrorCell(cell) ? cell.message : ""]));
    expect(reasons.get("Breadth S2")).toContain("No member has a number in both members_now and members_before");
    expect(reasons.get("Concentration before")).toMatch(/^members_before holds no positive number/);
    expect(reasons.get("Growth S1")).toBe("");
    expect(single(table(column(swings(2)), column([1, 2]), column([1])))).toBe("#VALUE!");
    expect(figures(swings(2), [0, 0], [1, 1])).toMatchObject({ "Breadth S2": 0, "Dispersion S3": "#N/A" });
  });

  test("a missing last row leaves change and pace open", () => {
    expect(figures(swings(null), now, before)).toMatchObject({ "Change over 5 rows": "#N/A", Pace: "#N/A" });
  });

  test("the total may lie in a row, and labels follow the language", () => {
    const inRow = table([swings(2)], [now], [before]);
    expect(inRow).toEqual(table(column(swings(2)), column(now), column(before)));
    const zh = functionsFor({ language: "zh", formattedNumbers: true })("QUALITY", [swings(2)], [now], [before]);
    expect(zh[0]).toEqual(["得分", expect.objectContaining({ numberFormat: "0.0" })]);
    expect(zh[4]).toEqual(["节奏", "平稳"]);
  });

  test("agrees with its wording, step by step", () => {
    const member = fc.option(fc.integer({ min: 0, max: 9 }), { freq: 6 });
    const pairs = fc.array(fc.tuple(member, member), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows({ min: 1, max: 9, least: 15, length: 60 }), pairs, (total, members) => {
        fc.pre(total.some((row) => row !== null));
        fc.pre(members.some(([one]) => one !== null) && members.some(([, other]) => other !== null));
        const expected = slowQuality(total, members);
        const answer = figures(
          total,
          members.map(([one]) => one),
          members.map(([, other]) => other),
        );
        const given = [
          answer["Score"],
          answer["Growth S1"],
          answer["Breadth S2"],
          answer["Dispersion S3"],
          answer["Standardised pace"],
        ];
        const wanted = [expected.score, ...expected.parts, expected.pace].map((figure) => figure ?? "#N/A");
        expect(given.map((figure, index) => isClose(figure, wanted[index]) || [figure, wanted[index]])).toEqual(
          given.map(() => true),
        );
      }),
    );
  });
});
