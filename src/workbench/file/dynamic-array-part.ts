import type { OfficePackage } from "./office-package.ts";

const path = "xl/metadata.xml";

/** [MS-XLSX] 2.2.4.6 and 2.6.203: the record to which the cells of spilling formulas point. */
const metadata =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray">' +
  '<metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes>' +
  '<futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata>' +
  '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>';

/** Turns the array formulas of old into spilling ones: Excel then shows them without braces and lets them grow. */
export function markDynamicArrays(file: OfficePackage): void {
  let marked = 0;
  for (const sheet of file.paths().filter((part) => /^xl\/worksheets\/[^/]+\.xml$/.test(part))) {
    const text = file.text(sheet) ?? "";
    const dynamic = text.replace(/(<c [^>]*)>(?=<f t="array")/g, (_whole, cell: string) => {
      marked++;
      return `${cell} cm="1">`;
    });
    file.write(sheet, dynamic);
  }
  if (marked === 0) return;
  file.write(path, metadata);
  file.declareContentType(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml");
  file.relateToWorkbook(
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sheetMetadata",
    "metadata.xml",
  );
}
