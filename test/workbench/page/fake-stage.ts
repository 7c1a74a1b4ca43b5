import type { Language } from "../../../src/core/text.ts";
import type { WorkbookFile } from "../../../src/workbench/file/workbook-file.ts";
import type { RibbonButton } from "../../../src/workbench/page/manifest.ts";
import type { Addin, Session, SessionOptions, Stage } from "../../../src/workbench/page/session.ts";
import { noSettings, sheetModel, workbookModel } from "../file/workbook-builder.ts";

export const paneButton: RibbonButton = {
  id: "pane",
  label: "Pane",
  tipTitle: "Pane",
  tip: "",
  iconUrl: new URL("https://localhost/icon.png"),
  action: { kind: "showPane" },
  enabled: true,
};

export const refreshButton: RibbonButton = {
  ...paneButton,
  id: "refresh",
  action: { kind: "run", functionName: "refresh" },
};

const emptyFile: WorkbookFile = { workbook: workbookModel(sheetModel({ cells: [] })), settings: noSettings };

/** A world in which everything works until it is told not to. */
export class FakeStage implements Stage {
  readonly sessions: FakeSession[] = [];
  readonly delivered: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  readonly reported: unknown[] = [];
  serverGone = false;
  addinFails = false;

  loadAddin(language: Language): Promise<Addin> {
    if (this.serverGone) return Promise.reject(new Error("Failed to fetch"));
    const group = { id: "g", label: "", buttons: [paneButton, refreshButton] };
    const manifest = {
      name: "RZRQ",
      namespace: "RZRQ",
      runtimeUrl: new URL("https://localhost/taskpane.html"),
      functionsUrl: new URL("https://localhost/functions.json"),
      tabs: [{ id: "t", label: "", groups: [group] }],
    };
    return Promise.resolve({ language, manifest, functions: [] });
  }

  startSession(options: SessionOptions): Promise<Session> {
    const session = new FakeSession(options, this.addinFails);
    this.sessions.push(session);
    return Promise.resolve(session);
  }

  report(cause: unknown): void {
    this.reported.push(cause);
  }

  deliver(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.delivered.push({ name, bytes });
  }
}

export class FakeSession implements Session {
  readonly options: SessionOptions;
  readonly addinReady: Promise<void>;
  readonly pressed: string[] = [];
  disposed = false;
  command: Promise<void> = Promise.resolve();

  constructor(options: SessionOptions, addinFails: boolean) {
    this.options = options;
    this.addinReady = addinFails ? Promise.reject(new Error("no answer")) : Promise.resolve();
  }

  exportFile(): WorkbookFile {
    return this.options.file ?? emptyFile;
  }

  press(button: RibbonButton): Promise<void> {
    this.pressed.push(button.id);
    if (button.action.kind === "showPane") this.options.onPane(true);
    return this.command;
  }

  hidePane(): void {
    this.options.onPane(false);
  }

  dispose(): void {
    this.disposed = true;
  }
}
