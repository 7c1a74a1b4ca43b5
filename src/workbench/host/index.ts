import type { FunctionDescription, Grid } from "./grid.ts";
import { Host } from "./host.ts";
import { RichApiError } from "./rich-api-error.ts";
import type { RibbonUpdate } from "./services/ribbon.ts";
import { createAppContext } from "./transport/app-context.ts";
import { Commands } from "./transport/commands.ts";
import { openFrame } from "./transport/frame.ts";
import { succeeded, XdmChannel } from "./transport/xdm.ts";
import type { PushEntry, RequestBody } from "./wire.ts";

export type { RibbonUpdate } from "./services/ribbon.ts";

/** What the add-in keeps in the workbook: part of its file. */
export interface HostSettings {
  /** `workbook.settings` */
  readonly workbook: Readonly<Record<string, unknown>>;
  /** `Office.context.document.settings`, values as JSON. */
  readonly document: Readonly<Record<string, string>>;
}

interface BrowserHostOptions {
  /** Where the add-in's frame goes; it stays there, shown or not. */
  readonly frameContainer: HTMLElement;
  readonly frameTitle: string;
  readonly grid: Grid;
  readonly addinUrl: string;
  /** `zh-CN`, `en-US` */
  readonly language: string;
  readonly settings?: HostSettings;
  /** The pane is to be shown or hidden. */
  readonly onPane: (visible: boolean) => void;
  readonly onRibbon?: (update: RibbonUpdate) => void;
  /** Told of every use of Excel's API that the host does not have; by default the browser's console shows it as an error. */
  readonly report?: (failure: unknown) => void;
}

interface BrowserHost {
  /** Resolves when the add-in has started and takes calls of its functions. */
  readonly ready: Promise<void>;
  /** What is to be saved with the workbook now. */
  readonly settings: HostSettings;
  readonly isPaneVisible: boolean;
  showPane(visible: boolean): void;
  /** Runs what a ribbon button is bound to; resolves when the add-in says that it is done. */
  runCommand(functionName: string, controlId: string): Promise<void>;
  /** Makes the add-in's functions part of the grid's formula language. */
  connectFunctions(descriptions: readonly FunctionDescription[]): void;
  dispose(): void;
}

const dispatch = { loadSettings: 75, saveSettings: 76, richApi: 93, commandCompleted: 94 } as const;

/** Opens an add-in in a frame of this page and plays Excel's part for it. */
export function createBrowserHost(options: BrowserHostOptions): BrowserHost {
  const { grid, language, addinUrl, onPane, onRibbon } = options;
  const report = options.report ?? reportError;
  const conversation = crypto.randomUUID();
  const documentSettings = new Map(Object.entries(options.settings?.document ?? {}));
  const registered = new Set<string>();
  const waiting: PushEntry[] = [];

  const push = (entries: readonly PushEntry[]): void => {
    if (registered.has("richApiMessage")) channel.sendEvent("richApiMessage", { ArrayData: entries });
    else waiting.push(...entries);
  };
  const host = new Host({ grid, push, report, onPane, ...(onRibbon === undefined ? {} : { onRibbon }) });
  for (const [key, value] of Object.entries(options.settings?.workbook ?? {})) host.book.settings.set(key, value);
  const commands = new Commands((event) => channel.sendEvent("appCommandInvoked", event));

  const frame = openFrame({
    container: options.frameContainer,
    title: options.frameTitle,
    addinUrl,
    conversation,
    language,
  });
  const channel = new XdmChannel({
    frame,
    conversation,
    origin: new URL(addinUrl, window.location.href).origin,
    report,
    invoke: (action, data) => {
      if (action === "ContextActivationManager_getAppContextAsync") {
        return createAppContext({
          conversation,
          language,
          documentUrl: window.location.href,
          documentSettings,
          isPaneVisible: host.runtime.isVisible,
        });
      }
      if (action === "ContextActivationManager_notifyHost") return undefined;
      if (action === "executeMethod") return execute(data as MethodCall);
      throw new RichApiError("ApiNotFound", `The workbench's host does not know ${action}.`);
    },
    onRegister: (event, isRegistered) => {
      if (isRegistered) registered.add(event);
      else registered.delete(event);
      if (event === "appCommandInvoked" && isRegistered) commands.start();
      if (event === "richApiMessage" && isRegistered) push(waiting.splice(0));
    },
  });
  const stopSelection = grid.listen((event) => {
    if (event.type === "selected" && registered.has("documentSelectionChanged")) {
      channel.sendEvent("documentSelectionChanged", {});
    }
  });

  function execute(call: MethodCall): unknown {
    const { DispatchId } = call.DdaMethod;
    if (DispatchId === dispatch.richApi) return executeRichApi(host, call);
    if (DispatchId === dispatch.commandCompleted) commands.complete(call[0] ?? "");
    else if (DispatchId === dispatch.saveSettings) saveSettings(documentSettings, call);
    else if (DispatchId === dispatch.loadSettings)
      return {
        ...succeeded,
        Properties: { Settings: [...documentSettings].map(([Name, Value]) => ({ Name, Value })) },
      };
    else throw new RichApiError("ApiNotFound", `The workbench's host has no method ${DispatchId} of the common API.`);
    return succeeded;
  }

  return {
    ready: host.functions.ready,
    get settings() {
      return {
        workbook: Object.fromEntries(host.book.settings),
        document: Object.fromEntries(documentSettings),
      };
    },
    get isPaneVisible() {
      return host.runtime.isVisible;
    },
    showPane: (visible) => host.runtime.show(visible),
    runCommand: (functionName, controlId) => commands.run(functionName, controlId),
    connectFunctions: (descriptions) => host.connectFunctions(descriptions),
    dispose: () => {
      stopSelection();
      host.dispose();
      channel.close();
      frame.remove();
    },
  };
}

interface MethodCall {
  readonly DdaMethod: { readonly DispatchId: number };
  /** The command that is done. */
  readonly 0?: string;
  readonly ArrayData?: readonly unknown[];
  readonly DdaSettingsMethod?: { readonly Properties: readonly (readonly [string, string])[] };
}

const bodyIndex = 4;

async function executeRichApi(host: Host, { ArrayData }: MethodCall): Promise<unknown> {
  const answer = await host.request(JSON.parse(String(ArrayData?.[bodyIndex])) as RequestBody);
  return { ...succeeded, Data: [200, [], JSON.stringify(answer)] };
}

function saveSettings(settings: Map<string, string>, { DdaSettingsMethod }: MethodCall): void {
  settings.clear();
  for (const [key, value] of DdaSettingsMethod?.Properties ?? []) settings.set(key, value);
}
