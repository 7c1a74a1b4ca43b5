import { strToU8, zipSync } from "fflate";

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
const contentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
const drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";

const styles =
  `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  `<fonts count="2"><font><sz val="11"/><color theme="1"/><name val="等线"/></font><font><b/><sz val="11"/><color theme="4" tint="-0.5"/><name val="等线"/></font></fonts>` +
  `<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
  `<fill><patternFill patternType="solid"><fgColor theme="5" tint="0.5"/><bgColor indexed="64"/></patternFill></fill></fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
  `<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
  `<xf numFmtId="10" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const themeColors = [
  '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>',
  '<a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2>',
  '<a:accent1><a:srgbClr val="4472C4"/></a:accent1><a:accent2><a:srgbClr val="ED7D31"/></a:accent2>',
].join("");

export interface ExcelPackage {
  /** What stands in `<sheetData>`. */
  readonly rows: string;
  readonly workbookProperties?: string;
  readonly definedNames?: string;
  readonly table?: string;
  readonly sheetEnd?: string;
}

/** A file with the parts, attributes and spellings of Excel 365. */
export function excelPackage(file: ExcelPackage): Uint8Array {
  const { rows, workbookProperties = "<workbookPr/>", definedNames = "", table, sheetEnd = "" } = file;
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${contentTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": relationships([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}">${workbookProperties}<sheets><sheet name="数据 1" sheetId="3" r:id="rId1"/></sheets>${definedNames}</workbook>`,
    "xl/_rels/workbook.xml.rels": relationships([
      ["rId1", "worksheet", "worksheets/sheet1.xml"],
      ["rId2", "theme", "theme/theme1.xml"],
      ["rId3", "styles", "styles.xml"],
    ]),
    "xl/theme/theme1.xml": `<a:theme xmlns:a="${drawing}" name="Office"><a:themeElements><a:clrScheme name="Office">${themeColors}</a:clrScheme></a:themeElements></a:theme>`,
    "xl/styles.xml": styles,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}" xmlns:r="${office}"><sheetData>${rows}</sheetData>${sheetEnd}</worksheet>`,
  };
  if (table) {
    parts["xl/tables/table1.xml"] = table.replace("<table ", `<table xmlns="${main}" `);
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships([["rId1", "table", "../tables/table1.xml"]]);
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(header + xml)])));
}

function relationships(targets: readonly [string, string, string][]): string {
  const elements = targets.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packageRelationships}">${elements.join("")}</Relationships>`;
}
