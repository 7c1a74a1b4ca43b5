import { formatAddress, formatPlace } from "./address.ts";
import { intersect } from "./area.ts";
import type { Book } from "./book.ts";
import type { Area, Grid, TableInfo } from "./grid.ts";
import { eventType, workbookTarget } from "./registrations.ts";
import { eventCategory, type PushEntry } from "./wire.ts";

type Push = (entries: readonly PushEntry[]) => void;

export interface GridEvents {
  /** Remembers the names that tables have now: the grid does not tell when one is renamed. */
  noteTables(): void;
  stop(): void;
}

/** Sends what happens in the grid to those handlers that the add-in registered. */
export function forwardGridEvents(book: Book, grid: Grid, push: Push): GridEvents {
  const tables = new Map<string, TableInfo>();
  const noteTables = (): void => {
    tables.clear();
    for (const table of book.tables) tables.set(table.id, table);
  };
  noteTables();
  let active = book.activeSheet;

  const stop = grid.listen((event) => {
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
    sendTableList(book.tables, tables, send);
    noteTables();
    if (entries.length > 0) push(entries);
  });
  return { noteTables, stop };
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
function sendTableList(tables: readonly TableInfo[], known: ReadonlyMap<string, TableInfo>, send: Send): void {
  const present = new Set(tables.map(({ id }) => id));
  for (const table of tables) {
    if (known.has(table.id)) continue;
    send(eventType.tableAdded, [table.area.sheet, workbookTarget], tableMessage(table));
  }
  for (const table of known.values()) {
    if (present.has(table.id)) continue;
    send(eventType.tableDeleted, [table.area.sheet, workbookTarget], { ...tableMessage(table), tableName: table.name });
  }
}

function tableMessage({ id, area }: TableInfo) {
  return { source: "Local", tableId: id, worksheetId: area.sheet };
}
