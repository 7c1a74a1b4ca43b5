import { afterEach, beforeEach } from "vitest";
import type { Grid } from "../../src/workbench/host/grid.ts";
import { createNodeHost, type NodeHost } from "../../src/workbench/host/node.ts";
import { MemoryGrid } from "./memory-grid.ts";

const names = ["Excel", "OfficeExtension", "CustomFunctions", "Office"] as const;

/** Gives every test of the file a fresh workbook, and code under test the globals of the real Office.js client. */
export function useNodeHost<G extends Grid = MemoryGrid>(createGrid?: () => G): { readonly grid: G } & NodeHost {
  let current: ({ grid: G } & NodeHost) | undefined;

  beforeEach(() => {
    const grid = createGrid === undefined ? (new MemoryGrid() as Grid as G) : createGrid();
    const host = createNodeHost({ grid, report: console.error });
    current = { ...host, grid };
    for (const name of names) Reflect.set(globalThis, name, host[name]);
  });

  afterEach(() => {
    current?.dispose();
    for (const name of names) Reflect.deleteProperty(globalThis, name);
  });

  return new Proxy({} as { grid: G } & NodeHost, {
    get: (_, name) => Reflect.get(current ?? {}, name) as unknown,
  });
}
