import { createRoot } from "react-dom/client";
import { accessToken } from "../client/access-token.ts";
import { createClient } from "../client/client.ts";
import { sharedDataClient } from "../client/data/shared-client.ts";
import { importFile, type FileToImport } from "../client/import-file.ts";
import { createPublishedClient } from "../client/published/published-client.ts";
import { readStatus } from "../client/read-status.ts";
import { beijingDay } from "../core/market/beijing-time.ts";
import { createLinkedTable } from "../excel/create-linked-table.ts";
import { listLinks } from "../excel/link-store.ts";
import { refreshLinkedTable } from "../excel/refresh-linked-table.ts";
import { listSheets, showLinkedTable } from "../excel/sheets.ts";
import { App } from "./components/App.tsx";
import { PaneContext } from "./hooks/use-pane.ts";
import { keepAutomatic, readAutomatic } from "./session/automatic.ts";
import { createSession, type Session } from "./session/session.ts";
import { languageOf, stringsFor } from "./strings/strings.ts";

/** How long the server may take over a file. */
const PATIENCE_MS = 120_000;

/** Renders the pane into the page, in the language of Excel's menus, and starts its session. Call it once Office is ready. */
export function startPane(element: HTMLElement): Session {
  const language = languageOf(Office.context.displayLanguage);
  const strings = stringsFor(language);
  const now = () => new Date();
  const workbook = { createLinkedTable, refreshLinkedTable, listLinks, listSheets, showLinkedTable };
  const data = sharedDataClient();
  const session = createSession({
    client: createClient(),
    published: createPublishedClient(),
    data,
    accessToken,
    workbook,
    now,
    voice: { strings, language },
  });

  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.body.style.margin = "0";
  const connection = {
    base: location.origin,
    fetch: fetch.bind(globalThis),
    patience: PATIENCE_MS,
    token: accessToken,
  };
  const pane = {
    session,
    data,
    accessToken,
    setAutomatic: (automatic: boolean) => {
      keepAutomatic(automatic);
      data.setAutomatic(automatic);
    },
    strings,
    language,
    today: () => beijingDay(now()),
    readStatus: (signal: AbortSignal) => readStatus(connection, signal),
    importFile: (file: FileToImport, signal: AbortSignal) => importFile(connection, file, signal),
  };
  createRoot(element).render(
    <PaneContext value={pane}>
      <App />
    </PaneContext>,
  );
  data.setAutomatic(readAutomatic());
  void data.start();
  void session.loadStatus();
  void session.loadWorkbook();
  return session;
}
