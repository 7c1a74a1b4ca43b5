import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { refusalOf, importing } from "../../../support/importing.ts";
import { writeInlineXlsx } from "../../../support/inline-xlsx.ts";
import { textTable } from "../../../support/table-files.ts";

const MIB = 1024 * 1024;
const ROWS: readonly (readonly (string | number)[])[] = [
  ["日期", "融资余额(元)"],
  ["2026-01-05", 2_543_421_750_497],
];

/** The workbook with its sheet's XML put through `change`. */
function changedSheet(change: (xml: string) => string): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const cell = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = `<row r="1">${cell("A1", "日期")}${cell("B1", "融资余额(元)")}</row><row r="2">${cell("A2", "2026-01-05")}<c r="B2"><v>2543421750497</v></c></row>`;
  const relation = (type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
  const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relation("worksheet", "worksheets/sheet1.xml"),
    "xl/worksheets/sheet1.xml": change(`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`),
  };
  for (const [path, xml] of Object.entries(parts)) files[path] = strToU8(xml);
  return zipSync(files, { level: 1 });
}

const rowsAfter = (count: number, row: (number: number) => string) => (xml: string) =>
  xml.replace("</sheetData>", `${Array.from({ length: count }, (_, index) => row(index + 3)).join("")}</sheetData>`);

describe("a file that is too large for what it holds", () => {
  test("is refused by its size before it is read", () => {
    expect(refusalOf(new Uint8Array(64 * MIB + 1)).en).toMatch(/more than 64 MB.*split it by year/);
  });

  test("unpacking to more than the limit is refused, whatever its directory says", () => {
    const bomb = changedSheet((xml) => xml.replace("<sheetData>", `<!--${" ".repeat(100 * MIB)}--><sheetData>`));
    expect(bomb.length).toBeLessThan(2 * MIB);
    expect(refusalOf(bomb).en).toMatch(/unpacks to more than 96 MB/);
    expect(refusalOf(withDeclaredSizes(bomb, 1_000)).en).toMatch(/unpacks to more than 96 MB/);
  });

  test("a million empty rows below the table do no harm", () => {
    const bytes = changedSheet(rowsAfter(1_000_000, (row) => `<row r="${row}"/>`));
    expect(importing(bytes, { exchange: "ALL" }).disclosures).toHaveLength(1);
  });

  test("a cell in the last column of many rows is refused, not spread out", () => {
    const bytes = changedSheet(rowsAfter(20_000, (row) => `<row r="${row}"><c r="XFD${row}"><v>1</v></c></row>`));
    expect(refusalOf(bytes, { exchange: "ALL" }).en).toMatch(/more than 200000 rows or 4000000 cells/);
  });

  test("text with too many lines, or a line that is too long, is refused", () => {
    expect(refusalOf(textTable("日期,融资余额(元)", "\n".repeat(300_000))).en).toMatch(/more than 200000 rows/);
    expect(refusalOf(textTable("日期,融资余额(元)", ",".repeat(5_000_000))).en).toMatch(/4000000 cells/);
    expect(refusalOf(textTable("日期,融资余额(元)", `"${"x".repeat(200_000)}"`)).en).toMatch(/line 2.*too long/);
  });
});

describe("an archive that does not hold what it says", () => {
  const good = new Uint8Array(writeInlineXlsx("a", ROWS));

  test("is whole to begin with", () => {
    expect(importing(good, { exchange: "ALL" }).disclosures).toHaveLength(1);
  });

  test("is refused where its content was changed", () => {
    const other = Buffer.from(good);
    const sheet = other.indexOf("xl/worksheets/sheet1.xml");
    other[sheet + 60]! ^= 0x10;
    expect(refusalOf(other).en).toMatch(/incomplete, damaged/);
  });

  test("is refused where it was cut off", () => {
    for (const share of [0.2, 0.5, 0.9, 0.99])
      expect(refusalOf(good.subarray(0, Math.floor(good.length * share))).en).toMatch(/incomplete, damaged/);
  });
});

/** The archive with another unpacked size in its directory and before each part. */
function withDeclaredSizes(archive: Uint8Array, size: number): Uint8Array {
  const copy = Buffer.from(archive);
  for (const [mark, offset] of [
    ["PK\x01\x02", 24],
    ["PK\x03\x04", 22],
  ] as const)
    for (let at = copy.indexOf(mark, 0, "latin1"); at >= 0; at = copy.indexOf(mark, at + 4, "latin1"))
      copy.writeUInt32LE(size, at + offset);
  return copy;
}
