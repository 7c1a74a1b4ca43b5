import type { TableModel } from "../grid/workbook-model.ts";
import { formatPlace, parseReference } from "../host/address.ts";
import type { OfficePackage } from "./office-package.ts";
import { elementsNamed, escapeXml, parseXml, type XmlElement } from "./xml.ts";
import { decodeXstring, encodeHeading } from "./xstring.ts";

/** The library numbers the columns anew and filters the heading alone: each part is written again, with our column ids. */
export function writeTables(file: OfficePackage, tables: readonly TableModel[]): void {
  const byName = new Map(tables.map((table) => [table.name, table]));
  for (const { path, root } of tableParts(file)) {
    const table = byName.get(root.getAttribute("displayName") ?? "");
    if (table) file.write(path, tableXml(table, Number(root.getAttribute("id"))));
  }
}

/** The tables of one sheet; totals rows are left to the sheet as ordinary cells. @param ids as the add-in knows them, by name */
export function readTables(file: OfficePackage, sheetPart: string, ids: ReadonlyMap<string, string>): TableModel[] {
  const relations = file.text(sheetPart.replace(/([^/]+)$/, "_rels/$1.rels"));
  if (relations === undefined) return [];
  return elementsNamed(parseXml(relations), "Relationship")
    .filter((relation) => relation.getAttribute("Type")?.endsWith("/table"))
    .map((relation) => file.text(`xl/tables/${relation.getAttribute("Target")?.split("/").pop() ?? ""}`))
    .flatMap((text) => (text === undefined ? [] : (readTable(text, ids) ?? [])));
}

/** The library empties cells of totals rows when it meets a table: it gets to see none. */
export function partsWithoutTables(file: OfficePackage): Record<string, Uint8Array> {
  return file.mapText(/^xl\/worksheets\/[^/]+\.xml$/, (text) =>
    text.replace(/<((?:\w+:)?tableParts)\b[^>]*>.*?<\/\1>/s, ""),
  );
}

function tableParts(file: OfficePackage): { path: string; root: XmlElement }[] {
  return file
    .paths()
    .filter((path) => /^xl\/tables\/[^/]+\.xml$/.test(path))
    .flatMap((path) => {
      const root = parseXml(file.text(path) ?? "").documentElement;
      return root ? [{ path, root }] : [];
    });
}

function tableXml(table: TableModel, id: number): string {
  const area = formatPlace(tableArea(table));
  const name = escapeXml(table.name);
  const columns = table.columns.map(
    (column) => `<tableColumn id="${column.id}" name="${escapeXml(encodeHeading(column.name))}"/>`,
  );
  const style = table.style ? ` name="${escapeXml(table.style)}"` : "";
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="${id}" name="${name}" displayName="${name}" ref="${area}">` +
    `<autoFilter ref="${area}"/><tableColumns count="${columns.length}">${columns.join("")}</tableColumns>` +
    `<tableStyleInfo${style} showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`
  );
}

/** A table of a file has at least one row below its headings. */
export function tableArea(table: TableModel): TableModel["area"] {
  return { ...table.area, rows: Math.max(table.area.rows, 2) };
}

/** A table without headings cannot be shown as one: its cells stay, the table is dropped. */
function readTable(text: string, ids: ReadonlyMap<string, string>): TableModel | null {
  const root = parseXml(text).documentElement;
  const area = parseReference(root?.getAttribute("ref") ?? "");
  if (!root || !area || root.getAttribute("headerRowCount") === "0") return null;
  const totalsRows = Number(root.getAttribute("totalsRowCount") ?? 0);
  const name = root.getAttribute("displayName") ?? "";
  return {
    id: ids.get(name) ?? root.getAttribute("xr:uid") ?? root.getAttribute("id") ?? name,
    name,
    style: elementsNamed(root, "tableStyleInfo")[0]?.getAttribute("name") ?? "",
    area: { row: area.row, column: area.column, rows: area.rows - totalsRows, columns: area.columns },
    columns: elementsNamed(root, "tableColumn").map((column) => ({
      id: Number(column.getAttribute("id")),
      name: decodeXstring(column.getAttribute("name") ?? ""),
    })),
  };
}
