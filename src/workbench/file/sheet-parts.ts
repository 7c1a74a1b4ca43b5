import type { OfficePackage } from "./office-package.ts";
import { elementsNamed, parseXml } from "./xml.ts";

const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/** Files saved as "strict" name the same relationships so. */
const strictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships";

/** Path of the part of each sheet, by the sheet's name. */
export function sheetParts(file: OfficePackage): Map<string, string> {
  const text = file.text("xl/workbook.xml");
  if (text === undefined) return new Map();
  return new Map(
    elementsNamed(parseXml(text), "sheet").flatMap((sheet): [string, string][] => {
      const id = sheet.getAttributeNS(relationships, "id") ?? sheet.getAttributeNS(strictRelationships, "id");
      const path = file.workbookPart(id ?? "");
      return path ? [[sheet.getAttribute("name") ?? "", path]] : [];
    }),
  );
}
