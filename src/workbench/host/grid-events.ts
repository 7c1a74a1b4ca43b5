import { formatAddress, formatPlace } from "./address.ts";
import { intersect } from "./area.ts";
import type { Book } from "./book.ts";
import type { Area, GridEvent } from "./grid.ts";
import { eventType, workbookTarget } from "./registrations.ts";
import { eventCategory, type PushEntry } from "./wire.ts";

type Push = (entries: readonly PushEntry[]) => void;

/** Sends what happens in the grid to those handlers that the add-in registered; returns how to stop. */
export function forwardGridEvents(
  book: Book,
  listen: (listener: (event: GridEvent) => void) => () => void,
  push: Push,
) {
  const tables = new Map(book.tables.map((table) => [table.id, table]));
  let active = book.activeSheet;

  return listen((event) => {
    const entries: PushEntry[] = [];
    const send = (type: number, targets: readonly string[], message: object): void => {
      for (const target of targets) {
        if (!book.registrations.has(type, target)) continue;
        entries.push([eventCategory, type, target, JSON.stringify(message), 0, false]);
      }
    };

    if (event.type === "changed") sendChange(book, event.area, event.origin, send);
    if (event.type === "selected") sendSelection(book, event.area, send);
    if (event.type === "calculated") sendSheet(eventType.worksheetCalculated, event.sheet, send);
    if (event.type === "sheetAdded") send(eventType.worksheetAdded, [workbookTarget], sheetMessage(event.sheet));
    if (event.type === "sheetDeleted") send(eventType.worksheetDeleted, [workbookTarget], sheetMessage(event.sheet));
    if (event.type === "sheetActivated" && event.sheet !== active) {
      sendSheet(eventType.worksheetDeactivated, active, send);
      sendSheet(eventType.worksheetActivated, event.sheet, send);
      active = event.sheet;
    }
    sendTableList(book, tables, send);
    if (entries.length > 0) push(entries);
  });
}

type Send = (type: number, targets: readonly string[], message: object) => void;

const sheetMessage = (sheet: string) => ({ source: "Local", worksheetId: sheet });

function sendSheet(type: number, sheet: string, send: Send): void {
  send(type, [sheet, workbookTarget], { worksheetId: sheet, address: "" });
}

function sendChange(book: Book, area: Area, origin: "user" | "addin", send: Send): void {
  const sheet = book.sheets.find(({ id }) => id === area.sheet);
  if (sheet === undefined) return;
  const change = {
    changeType: "RangeEdited",
    source: "Local",
    triggerSource: origin === "addin" ? "ThisLocalAddin" : "Unknown",
    shiftDirection: "None",
    worksheetId: area.sheet,
    address: formatPlace(area),
    referenceId: formatAddress(sheet.name, area),
  };
  send(eventType.worksheetChanged, [area.sheet, workbookTarget], change);
  for (const table of book.tables) {
    const shared = intersect(table.area, area);
    if (shared === null) continue;
    const inTable = { ...change, tableId: table.id, address: formatPlace(shared) };
    send(eventType.tableChanged, [table.id, area.sheet, workbookTarget], inTable);
  }
}

function sendSelection(book: Book, area: Area, send: Send): void {
  const message = { worksheetId: area.sheet, address: formatPlace(area) };
  send(eventType.worksheetSelectionChanged, [area.sheet, workbookTarget], message);
  for (const table of book.tables) {
    const shared = intersect(table.area, area);
    const inTable = { ...message, tableId: table.id, isInsideTable: shared !== null };
    send(eventType.tableSelectionChanged, [table.id], shared === null ? { ...inTable, address: "" } : inTable);
  }
}

/** The grid does not tell when a table comes or goes, but each time it changes something else with it. */
function sendTableList(book: Book, known: Map<string, Book["tables"][number]>, send: Send): void {
  const tables = book.tables;
  const present = new Set(tables.map(({ id }) => id));
  for (const table of tables) {
    if (known.has(table.id)) continue;
    send(eventType.tableAdded, [table.area.sheet, workbookTarget], tableMessage(table));
  }
  for (const table of known.values()) {
    if (present.has(table.id)) continue;
    send(eventType.tableDeleted, [table.area.sheet, workbookTarget], { ...tableMessage(table), tableName: table.name });
  }
  known.clear();
  for (const table of tables) known.set(table.id, table);
}

function tableMessage({ id, area }: Book["tables"][number]) {
  return { source: "Local", tableId: id, worksheetId: area.sheet };
}
