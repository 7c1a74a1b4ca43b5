import type { Grid } from "./grid.ts";
import { Host, type HostOptions } from "./host.ts";
import { loadClient, type OfficeGlobals } from "./transport/node-bridge.ts";

/** A host in this process, and the client library that talks to it. */
export interface NodeHost extends OfficeGlobals {
  readonly host: Host;
  /** What the add-in keeps in the workbook's file. */
  readonly settings: Map<string, unknown>;
  dispose(): void;
}

/** Runs Microsoft's client library in Node against `grid`: `Excel.run`, custom functions and events; no `Office.onReady`, no ribbon. */
export function createNodeHost(
  options: { readonly grid: Grid } & Pick<HostOptions, "report" | "onPane" | "onRibbon">,
): NodeHost {
  const client = loadClient((body) => host.request(body));
  const host = new Host({ ...options, push: (entries) => client.push(entries) });
  host.functions.start();
  return { ...pickGlobals(client.globals), host, settings: host.book.settings, dispose: () => host.dispose() };
}

function pickGlobals({ Excel, OfficeExtension, CustomFunctions, Office }: OfficeGlobals): OfficeGlobals {
  return { Excel, OfficeExtension, CustomFunctions, Office };
}
