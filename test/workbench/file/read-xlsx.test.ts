import { describe, expect, test } from "vitest";
import { utils, write } from "@e965/xlsx";
import { readXlsx } from "../../../src/workbench/file/read-xlsx.ts";
import { addinFunctions } from "./workbook-builder.ts";
import { type ExcelPackage, excelPackage } from "./excel-package.ts";

async function readSheet(file: ExcelPackage) {
  const { workbook } = await readXlsx(excelPackage(file), "excel.xlsx", addinFunctions);
  return { workbook, sheet: workbook.sheets[0], cells: workbook.sheets[0]?.cells ?? [] };
}

describe("a file that Excel wrote", () => {
  test("has the add-in's functions under the names that people type", async () => {
    const rows =
      '<row r="1"><c r="A1" s="2" cm="1"><f t="array" ref="A1">_xldudf_RZRQ_MARGIN_RATIO(B1,C1)</f><v>1.09E-2</v></c>' +
      '<c r="B1"><f>_xlfn.XLOOKUP(1,C1:C2,D1:D2)</f><v>3</v></c></row>';
    const { cells } = await readSheet({ rows });
    expect(cells[0]).toMatchObject({ formula: "=RZRQ.MARGIN_RATIO(B1,C1)", value: 0.0109, numberFormat: "0.00%" });
    expect(cells[0]?.spill).toBeUndefined();
    expect(cells[1]?.formula).toBe("=XLOOKUP(1,C1:C2,D1:D2)");
  });

  test("has formulas of its own in the cells that share one", async () => {
    const rows =
      '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>2</v></c></row>' +
      '<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>';
    const { cells } = await readSheet({ rows });
    expect(cells.map(({ formula, spill }) => [formula, spill])).toEqual([
      ["=B1*2", undefined],
      ["=B2*2", undefined],
    ]);
  });

  test("has the colours of its theme, darkened and lightened", async () => {
    const { cells } = await readSheet({ rows: '<row r="1"><c r="A1" s="2"><v>1</v></c></row>' });
    expect(cells[0]?.format).toEqual({ bold: true, fontColor: "#223962", fillColor: "#F6BE98" });
  });

  test("has dates as day numbers, those counted from 1904 too", async () => {
    const rows = '<row r="1"><c r="A1" s="1"><v>46285.123456789</v></c></row>';
    expect((await readSheet({ rows })).cells[0]?.value).toBe(46_285.123456789);
    const from1904 = await readSheet({ rows, workbookProperties: '<workbookPr date1904="1"/>' });
    expect(from1904.cells[0]?.value).toBe(46_285.123456789 + 1462);
  });

  test("has its table without the totals row, whose cells stay", async () => {
    const text = (reference: string, value: string) => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const rows =
      `<row r="1">${text("A1", "a_x000a_b")}${text("B1", "c")}</row>` +
      `<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row><row r="3">${text("A3", "汇总")}<c r="B3"><v>2</v></c></row>`;
    const table =
      '<table id="4" name="表1" displayName="表1" ref="A1:B3" totalsRowCount="1"><autoFilter ref="A1:B2"/><tableColumns count="2">' +
      '<tableColumn id="1" name="a_x000a_b" totalsRowLabel="汇总"/><tableColumn id="9" name="c" totalsRowFunction="sum"/></tableColumns>' +
      '<tableStyleInfo name="TableStyleLight9" showRowStripes="1"/></table>';
    const { sheet, cells } = await readSheet({
      rows,
      table,
      sheetEnd: '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
    });
    expect(sheet?.tables).toEqual([
      {
        id: "4",
        name: "表1",
        style: "TableStyleLight9",
        area: { row: 0, column: 0, rows: 2, columns: 2 },
        columns: [
          { id: 1, name: "a\nb" },
          { id: 9, name: "c" },
        ],
      },
    ]);
    expect(cells.map((cell) => cell.value)).toEqual(["a\nb", "c", 1, 2, "汇总", 2]);
  });

  test("has the user's names, not those that Excel keeps for itself", async () => {
    const definedNames =
      '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">\'数据 1\'!$A$1:$B$2</definedName>' +
      "<definedName name=\"余额\">'数据 1'!$A$1</definedName></definedNames>";
    const { workbook } = await readSheet({ rows: "", definedNames });
    expect(workbook.names).toEqual([{ name: "余额", formula: "='数据 1'!$A$1", visible: true }]);
  });
});

describe("a file that is not what it should be", () => {
  test.each([
    ["a web page", new TextEncoder().encode("<html>404</html>")],
    ["nothing at all", new Uint8Array()],
    ["an old .xls", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ["half a file", excelPackage({ rows: "" }).slice(0, 900)],
  ])("is refused with its name and what to do: %s", async (_what, bytes) => {
    await expect(readXlsx(bytes, "两融.xlsx", [])).rejects.toMatchObject({
      text: {
        zh: expect.stringMatching(/“两融\.xlsx”.*另存为/) as string,
        en: expect.stringContaining("Save it") as string,
      },
    });
  });
});

test("a file of another library opens with its values and formulas", async () => {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([
    ["日期", "余额"],
    ["2026-09-18", 2.5e12],
  ]);
  sheet["C2"] = { t: "n", f: "B2/1E8", v: 25_000 };
  sheet["!ref"] = "A1:C2";
  utils.book_append_sheet(book, sheet, "合计");
  const bytes = new Uint8Array(write(book, { type: "array", bookType: "xlsx" }) as ArrayBuffer);
  const { workbook } = await readXlsx(bytes, "other.xlsx", []);
  expect(workbook.sheets[0]?.cells.map(({ value, formula }) => formula ?? value)).toEqual([
    "日期",
    "余额",
    "2026-09-18",
    2.5e12,
    "=B2/1E8",
  ]);
});
