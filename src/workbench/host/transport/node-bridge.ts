import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createContext, Script } from "node:vm";
import type { PushEntry, RequestBody, ResponseBody } from "../wire.ts";

/** What Microsoft's client library offers when a host has been found. */
export interface OfficeGlobals {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly CustomFunctions: typeof CustomFunctions;
  readonly Office: typeof Office;
}

interface NativeBridge {
  sendMessageToHost(message: string): void;
  onMessageFromHost?(message: string): void;
}

interface BridgeRequest {
  readonly id: number;
  readonly message: { readonly body: RequestBody };
}

const requestType = 1;
const responseType = 2;
const pushType = 3;

let script: Script | undefined;

/** Loads the unmodified `excel-web-16.00.js` in a context of its own, where it finds a native bridge and so talks to us instead of a parent page. */
export function loadClient(answer: (body: RequestBody) => Promise<ResponseBody>): {
  readonly globals: OfficeGlobals;
  push(entries: readonly PushEntry[]): void;
} {
  const bridge: NativeBridge = {
    sendMessageToHost: (text) => {
      const request = JSON.parse(text) as BridgeRequest & { readonly type: number };
      if (request.type === requestType) void respond(bridge, request, answer);
    },
  };
  const globals = createGlobals(bridge);
  script ??= compileClient();
  script.runInContext(createContext(globals));
  return {
    globals: globals as unknown as OfficeGlobals,
    push: (entries) => post(bridge, { type: pushType, message: { entries } }),
  };
}

async function respond(
  bridge: NativeBridge,
  { id, message }: BridgeRequest,
  answer: (body: RequestBody) => Promise<ResponseBody>,
): Promise<void> {
  const body = await answer(message.body);
  post(bridge, { id, type: responseType, message: { statusCode: 200, headers: {}, body } });
}

function post(bridge: NativeBridge, message: object): void {
  bridge.onMessageFromHost?.(JSON.stringify(message));
}

function compileClient(): Script {
  const path = createRequire(import.meta.url).resolve("@microsoft/office-js/dist/excel-web-16.00.js");
  return new Script(readFileSync(path, "utf8"), { filename: "excel-web-16.00.js" });
}

/** `CustomFunctions.associate`, which in a page comes from `office.js` before the library. */
function createAssociations() {
  const mappings: Record<string, unknown> = {};
  const handlers: (() => void)[] = [];
  return {
    _association: { mappings, onchange: (handler: () => void) => handlers.push(handler) },
    associate: (id: string, run: unknown): void => {
      mappings[id.toUpperCase()] = run;
      for (const handler of handlers) handler();
    },
  };
}

/** As much of a page as the library touches while it loads. */
function createGlobals(bridge: NativeBridge): Record<string, unknown> {
  const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined, length: 0 };
  const globals: Record<string, unknown> = {
    _richApiNativeBridge: bridge,
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    performance,
    name: "",
    location: { protocol: "https:", hostname: "localhost", href: "https://localhost/", search: "", hash: "" },
    navigator: { userAgent: "Node" },
    document: {
      URL: "https://localhost/",
      readyState: "complete",
      getElementById: () => null,
      getElementsByTagName: () => [],
      addEventListener: () => undefined,
    },
    localStorage: storage,
    sessionStorage: storage,
    CustomFunctions: createAssociations(),
  };
  return Object.assign(globals, { window: globals, self: globals });
}
