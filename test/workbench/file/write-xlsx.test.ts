import { describe, expect, test } from "vitest";
import { strFromU8, unzipSync } from "fflate";
import { read } from "@e965/xlsx";
import type { CellModel } from "../../../src/workbench/grid/workbook-model.ts";
import { writeXlsx } from "../../../src/workbench/file/write-xlsx.ts";
import { addinFunctions, sheetModel, workbookModel } from "./workbook-builder.ts";

const table = {
  id: "table-Totals",
  name: "Totals",
  style: "TableStyleMedium2",
  area: { row: 0, column: 0, rows: 3, columns: 2 },
  columns: [
    { id: 1, name: "日期" },
    { id: 5, name: "融资余额(元)" },
  ],
};

const cells: CellModel[] = [
  { row: 0, column: 0, value: "日期", format: { bold: true } },
  { row: 0, column: 1, value: "融资余额(元)" },
  { row: 1, column: 0, value: 46_285, numberFormat: "yyyy-mm-dd" },
  { row: 1, column: 1, value: 2_500_000_000_000.5, numberFormat: "#,##0.00" },
  { row: 2, column: 0, value: 46_286, numberFormat: "yyyy-mm-dd" },
  { row: 2, column: 1, value: 2.4e12, numberFormat: "#,##0.00" },
  { row: 4, column: 0, value: 0.0109, formula: "=RZRQ.MARGIN_RATIO(4687000000,430000000000)", numberFormat: "0.00%" },
  { row: 4, column: 1, value: 0.1, formula: "=B2:B3/2.5E13", spill: { rows: 2, columns: 1 } },
  { row: 5, column: 1, value: 0.096, spilled: true },
  { row: 6, column: 0, value: 5, formula: '=IFS(TRUE,LEN("XLOOKUP("))' },
  { row: 7, column: 0, value: { error: "#SPILL!" }, formula: "=A1:A2" },
];

async function save(): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = {
    ...workbookModel(sheetModel({ name: "合计", cells, tables: [table], frozenRows: 1 })),
    names: [{ name: "caption", formula: "=合计!$A$1", visible: false }],
  };
  return writeXlsx(
    { workbook, settings: { workbook: { "rzrq.links": [{ version: 1 }] }, document: {} } },
    addinFunctions,
  );
}

async function part(path: string): Promise<string> {
  const bytes = unzipSync(await save())[path];
  return bytes ? strFromU8(bytes) : "";
}

describe("a saved .xlsx file", () => {
  test("reads the same in another library", async () => {
    const book = read(await save(), { cellNF: true, cellStyles: true, bookFiles: true });
    const sheet = book.Sheets["合计"];
    expect(book.SheetNames).toEqual(["合计"]);
    expect(sheet?.["A2"]).toMatchObject({ t: "n", v: 46_285, w: "2026-09-20" });
    expect(sheet?.["B2"]).toMatchObject({ t: "n", v: 2_500_000_000_000.5, z: "#,##0.00" });
    expect(sheet?.["B5"]).toMatchObject({ t: "n", v: 0.1, F: "B5:B6" });
    expect(sheet?.["B6"]).toMatchObject({ t: "n", v: 0.096 });
    expect(sheet?.["A5"]).toMatchObject({ t: "n", v: 0.0109, w: "1.09%" });
    expect(book.Workbook?.Names).toEqual([
      expect.objectContaining({ Name: "caption", Ref: "合计!$A$1", Hidden: true }),
    ]);
  });

  test("names the add-in's functions and the young functions as Excel does", async () => {
    const sheet = await part("xl/worksheets/sheet1.xml");
    expect(sheet).toContain("_xldudf_RZRQ_MARGIN_RATIO(4687000000,430000000000)</f>");
    expect(sheet).toContain('_xlfn.IFS(TRUE,LEN("XLOOKUP("))</f>'.replaceAll('"', "&quot;"));
  });

  test("marks formulas that spill as dynamic, so that Excel shows them without braces", async () => {
    const sheet = await part("xl/worksheets/sheet1.xml");
    expect(sheet).toMatch(/<c r="B5"[^>]* cm="1"><f t="array" ref="B5:B6">/);
    expect(await part("xl/metadata.xml")).toContain('fDynamic="1"');
    expect(await part("[Content_Types].xml")).toContain("/xl/metadata.xml");
    expect(await part("xl/_rels/workbook.xml.rels")).toContain('Target="metadata.xml"');
  });

  test("writes an error that the format does not know as #VALUE!", async () => {
    expect(await part("xl/worksheets/sheet1.xml")).toMatch(/<c r="A8" t="e"><f>A1:A2<\/f><v>#VALUE!<\/v>/);
  });

  test("gives the table's columns their own ids and filters all its rows", async () => {
    const xml = await part("xl/tables/table1.xml");
    expect(xml).toContain('ref="A1:B3"><autoFilter ref="A1:B3"/>');
    expect(xml).toContain('<tableColumn id="5" name="融资余额(元)"/>');
  });

  test("keeps the settings in a custom part of its own that the workbook names", async () => {
    expect(await part("customXml/item1.xml")).toContain('<setting key="rzrq.links">');
    expect(await part("xl/_rels/workbook.xml.rels")).toContain('Target="../customXml/item1.xml"');
  });
});
