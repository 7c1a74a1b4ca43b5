import type { IUnitRange } from "@univerjs/core";
import type { IFormulaDirtyData } from "@univerjs/engine-formula";

/** What has changed since the last calculation, as the engine's command handlers report it. */
export type DirtyData = Partial<IFormulaDirtyData>;

type Nested = { [key: string]: unknown };

/** Everything that is dirty in either. */
export function mergeDirtyData(
  a: DirtyData,
  b: DirtyData,
): Required<Omit<IFormulaDirtyData, "maxIteration" | "rowData">> {
  return {
    forceCalculation: (a.forceCalculation ?? false) || (b.forceCalculation ?? false),
    dirtyRanges: mergeRanges(a.dirtyRanges ?? [], b.dirtyRanges ?? []),
    dirtyNameMap: mergeNested(a.dirtyNameMap, b.dirtyNameMap),
    dirtyDefinedNameMap: mergeNested(a.dirtyDefinedNameMap, b.dirtyDefinedNameMap),
    dirtySuperTableMap: mergeNested(a.dirtySuperTableMap, b.dirtySuperTableMap),
    dirtyUnitFeatureMap: mergeNested(a.dirtyUnitFeatureMap, b.dirtyUnitFeatureMap),
    dirtyUnitOtherFormulaMap: mergeNested(a.dirtyUnitOtherFormulaMap, b.dirtyUnitOtherFormulaMap),
    clearDependencyTreeCache: mergeNested(a.clearDependencyTreeCache, b.clearDependencyTreeCache),
    isCalculateTreeModel: false,
  };
}

function mergeRanges(a: readonly IUnitRange[], b: readonly IUnitRange[]): IUnitRange[] {
  const byPlace = new Map<string, IUnitRange>();
  for (const item of [...a, ...b]) {
    const { startRow, startColumn, endRow, endColumn } = item.range;
    byPlace.set([item.unitId, item.sheetId, startRow, startColumn, endRow, endColumn].join("|"), item);
  }
  return [...byPlace.values()];
}

function mergeNested<T extends object>(a: T | undefined, b: T | undefined): T {
  const merged: Nested = { ...(a as Nested | undefined) };
  for (const [key, value] of Object.entries(b ?? {})) {
    const before = merged[key];
    merged[key] = isNested(before) && isNested(value) ? mergeNested(before, value) : (value ?? before);
  }
  return merged as T;
}

function isNested(value: unknown): value is Nested {
  return typeof value === "object" && value !== null;
}
