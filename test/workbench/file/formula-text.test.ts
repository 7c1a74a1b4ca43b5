import { describe, expect, test } from "vitest";
import { formulaText } from "../../../src/workbench/file/formula-text.ts";

const formulas = formulaText(["RZRQ.MARGIN_RATIO", "RZRQ.MARGIN_RATIO_MAX"]);

describe("the text of a formula in a file", () => {
  test.each([
    ["=SUM(A1:B2)", "SUM(A1:B2)"],
    ["=rzrq.margin_ratio(A1,B1)", "_xldudf_RZRQ_MARGIN_RATIO(A1,B1)"],
    ["=RZRQ.MARGIN_RATIO_MAX(A1)", "_xldudf_RZRQ_MARGIN_RATIO_MAX(A1)"],
    ["=RZRQ.UNKNOWN(A1)", "RZRQ.UNKNOWN(A1)"],
    ["=FILTER(A1:A9,SORT(B1:B9)>1)", "_xlfn._xlws.FILTER(A1:A9,_xlfn._xlws.SORT(B1:B9)>1)"],
    ["=\"XLOOKUP(\"&'FILTER(1)'!A1", "\"XLOOKUP(\"&'FILTER(1)'!A1"],
    ["=AVERAGE(T1[融资余额(元)])", "AVERAGE(T1[融资余额(元)])"],
    ["=SUM(T1[IFS(x)])", "SUM(T1[IFS(x)])"],
  ])("%s is %s and comes back", (shown, stored) => {
    expect(formulas.toFile(shown)).toBe(stored);
    expect(formulas.fromFile(stored).toUpperCase()).toBe(shown.toUpperCase());
  });

  test("names the table of the row at hand", () => {
    expect(formulas.toFile("=[@余额]*2", "T1")).toBe("T1[[#This Row],[余额]]*2");
    expect(formulas.toFile("=SUM(T2[@[a b]:[c]])", "T1")).toBe("SUM(T2[[#This Row],[a b]:[c]])");
    expect(formulas.toFile("=COUNT([@])", "T1")).toBe("COUNT(T1[#This Row])");
    expect(formulas.toFile("=SUM([余额])", "T1")).toBe("SUM(T1[余额])");
    expect(formulas.toFile("=[1]Sheet1!A1", "T1")).toBe("[1]Sheet1!A1");
  });

  test("tells whether the add-in takes part", () => {
    expect(formulas.callsAddin("=1+rzrq.MARGIN_RATIO(1,2)")).toBe(true);
    expect(formulas.callsAddin('="RZRQ.MARGIN_RATIO(1,2)"')).toBe(false);
    expect(formulas.callsAddin("=SUM(A1)")).toBe(false);
  });
});
