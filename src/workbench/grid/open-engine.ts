import "./iterator-helpers.ts";
import "./lookup-cache.ts";
import "./spill-ranges.ts";
import { Univer, UniverInstanceType, type IUniverConfig, type PluginCtor } from "@univerjs/core";
import { EnginePlugin } from "./engine-plugin.ts";
import { createGrid, type UniverGrid } from "./create-grid.ts";
import { EMPTY_WORKBOOK, workbookDataOf } from "./workbook-data.ts";

type PluginEntry = PluginCtor | [PluginCtor, ConstructorParameters<PluginCtor>[0]];

/** Starts the engine with these plugins and opens an empty workbook in it. */
export function openEngine(
  config: Partial<IUniverConfig>,
  plugins: readonly PluginEntry[],
): { univer: Univer; grid: UniverGrid } {
  const univer = new Univer(config);
  for (const entry of plugins) {
    if (Array.isArray(entry)) univer.registerPlugin(entry[0], entry[1]);
    else univer.registerPlugin(entry);
  }
  univer.registerPlugin(EnginePlugin, { injector: univer.__getInjector() });
  univer.createUnit(UniverInstanceType.UNIVER_SHEET, workbookDataOf(EMPTY_WORKBOOK));
  return { univer, grid: createGrid(univer) };
}
