import type { HostSettings } from "../host/index.ts";
import type { OfficePackage } from "./office-package.ts";
import { elementsNamed, escapeXml, parseXml, type XmlDocument } from "./xml.ts";

const namespace = "urn:rzrq:workbook:1";
const officeNamespace = "http://schemas.openxmlformats.org/officeDocument/2006";
const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What the add-in relies on and the file format has no place for. */
export interface AddinPart {
  readonly settings: HostSettings;
  /** By the name of the table. */
  readonly tableIds: ReadonlyMap<string, string>;
}

/** A custom XML part: every program that knows the format keeps it, whatever it thinks of what is in it. */
export function writeAddinPart(file: OfficePackage, { settings, tableIds }: AddinPart): void {
  const elements = [
    ...Object.entries(settings.workbook)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => settingXml("setting", key, JSON.stringify(value))),
    ...Object.entries(settings.document).map(([key, json]) => settingXml("documentSetting", key, json)),
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
  if (part === undefined) return { settings: { workbook: {}, document: {} }, tableIds: new Map() };
  const root = parseXml(part);
  const workbook = readSettings(root, "setting").flatMap(([key, json]): [string, unknown][] => {
    const value = parseJson(json);
    return value === undefined ? [] : [[key, value]];
  });
  const settings = {
    workbook: Object.fromEntries(workbook),
    document: Object.fromEntries(readSettings(root, "documentSetting")),
  };
  const tableIds = elementsNamed(root, "table").map((element): [string, string] => [
    element.getAttribute("name") ?? "",
    element.getAttribute("id") ?? "",
  ]);
  return { settings, tableIds: new Map(tableIds) };
}

function settingXml(element: string, key: string, json: string): string {
  return `<${element} key="${escapeXml(key)}">${escapeXml(json)}</${element}>`;
}

function readSettings(root: XmlDocument, name: string): [string, string][] {
  return elementsNamed(root, name).map((element) => [element.getAttribute("key") ?? "", element.textContent ?? ""]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
