import type { OfficePackage } from "./office-package.ts";
import { elementsNamed, escapeXml, parseXml } from "./xml.ts";

const namespace = "urn:rzrq:workbook:1";
const officeNamespace = "http://schemas.openxmlformats.org/officeDocument/2006";
const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What the add-in relies on and the file format has no place for. */
export interface AddinPart {
  readonly settings: Readonly<Record<string, unknown>>;
  /** By the name of the table. */
  readonly tableIds: ReadonlyMap<string, string>;
}

/** A custom XML part: every program that knows the format keeps it, whatever it thinks of what is in it. */
export function writeAddinPart(file: OfficePackage, { settings, tableIds }: AddinPart): void {
  const elements = [
    ...Object.entries(settings).map(
      ([key, value]) => `<setting key="${escapeXml(key)}">${escapeXml(JSON.stringify(value) ?? "null")}</setting>`,
    ),
    ...[...tableIds].map(([name, id]) => `<table name="${escapeXml(name)}" id="${escapeXml(id)}"/>`),
  ];
  if (elements.length === 0) return;
  file.write("customXml/item1.xml", `${header}<workbook xmlns="${namespace}">${elements.join("")}</workbook>`);
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
export function readAddinPart(file: OfficePackage): AddinPart {
  const part = file
    .paths()
    .filter((path) => /^customXml\/item\d+\.xml$/.test(path))
    .map((path) => file.text(path) ?? "")
    .find((text) => text.includes(namespace));
  if (part === undefined) return { settings: {}, tableIds: new Map() };
  const root = parseXml(part);
  const settings = elementsNamed(root, "setting").flatMap((element) => {
    const value = parseJson(element.textContent ?? "");
    return value === undefined ? [] : [[element.getAttribute("key") ?? "", value]];
  });
  const tableIds = elementsNamed(root, "table").map((element): [string, string] => [
    element.getAttribute("name") ?? "",
    element.getAttribute("id") ?? "",
  ]);
  return { settings: Object.fromEntries(settings), tableIds: new Map(tableIds) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
