import type { OfficePackage } from "./office-package.ts";
import { elementsNamed, escapeXml, parseXml } from "./xml.ts";

const namespace = "urn:rzrq:workbook-settings:1";
const officeNamespace = "http://schemas.openxmlformats.org/officeDocument/2006";
const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A custom XML part: every program that knows the format keeps it, whatever it thinks of what is in it. */
export function writeSettings(file: OfficePackage, settings: Readonly<Record<string, unknown>>): void {
  const entries = Object.entries(settings);
  if (entries.length === 0) return;
  const elements = entries.map(
    ([key, value]) => `<setting key="${escapeXml(key)}">${escapeXml(JSON.stringify(value) ?? "null")}</setting>`,
  );
  file.write("customXml/item1.xml", `${header}<settings xmlns="${namespace}">${elements.join("")}</settings>`);
  file.write(
    "customXml/itemProps1.xml",
    `${header}<ds:datastoreItem ds:itemID="{6E0C1F54-0B5B-4B5E-9C39-52F1B7D0A9E4}" xmlns:ds="${officeNamespace}/customXml">` +
      `<ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  file.write(
    "customXml/_rels/item1.xml.rels",
    `${header}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      `<Relationship Id="rId1" Type="${officeNamespace}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
  );
  file.declareContentType(
    "customXml/itemProps1.xml",
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
  );
  file.relateToWorkbook(`${officeNamespace}/relationships/customXml`, "../customXml/item1.xml");
}

/** A setting that does not parse is left out: it was not written by us. */
export function readSettings(file: OfficePackage): Record<string, unknown> {
  const part = file
    .paths()
    .filter((path) => /^customXml\/item\d+\.xml$/.test(path))
    .map((path) => file.text(path) ?? "")
    .find((text) => text.includes(namespace));
  if (part === undefined) return {};
  return Object.fromEntries(
    elementsNamed(parseXml(part), "setting").flatMap((element) => {
      const value = parseJson(element.textContent ?? "");
      return value === undefined ? [] : [[element.getAttribute("key") ?? "", value]];
    }),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
