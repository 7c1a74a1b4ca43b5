import { afterEach, beforeEach } from "vitest";
import type { Grid } from "../../src/workbench/host/grid.ts";
import { createNodeHost, type NodeHost } from "../../src/workbench/host/node.ts";
import { MemoryGrid } from "./memory-grid.ts";

const names = ["Excel", "OfficeExtension", "CustomFunctions", "Office"] as const;

/** The first test that opens Univer waits until its code is loaded. */
const startLimit = 60_000;

interface Disposable {
  dispose(): void;
}

export interface TestHost<G extends Grid> extends NodeHost {
  readonly grid: G;
  /** What the host told its page: uses of Excel's API that it lacks, and its own failures. */
  readonly reported: readonly unknown[];
}

/** Gives every test of the file a fresh workbook, and code under test the globals of the real Office.js client. */
export function useNodeHost(): TestHost<MemoryGrid>;
export function useNodeHost<G extends Grid>(createGrid: () => G | Promise<G>): TestHost<G>;
export function useNodeHost(createGrid: () => Grid | Promise<Grid> = () => new MemoryGrid()): TestHost<Grid> {
  let current: TestHost<Grid> | undefined;

  beforeEach(async () => {
    const grid = await createGrid();
    const reported: unknown[] = [];
    const host = createNodeHost({ grid, report: (failure) => reported.push(failure) });
    current = { ...host, grid, reported };
    for (const name of names) Reflect.set(globalThis, name, host[name]);
  }, startLimit);

  afterEach(() => {
    current?.dispose();
    if (current !== undefined && "dispose" in current.grid) (current.grid as Disposable).dispose();
    for (const name of names) Reflect.deleteProperty(globalThis, name);
  });

  return new Proxy({} as TestHost<Grid>, {
    get: (_, name) => Reflect.get(current ?? {}, name) as unknown,
  });
}
