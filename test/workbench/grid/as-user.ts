import type { ICommandService } from "@univerjs/core";
import { onGrid } from "./on-grid.ts";

/** A grid, and the user's hands on it: commands as the menus and the keyboard give them. */
export async function asUser() {
  // The engine's packages can only be read once the grid has prepared Node for them.
  const { createHeadlessEngine } = await import("../../../src/workbench/grid/headless-grid.ts");
  const core = await import("@univerjs/core");
  const { univer, grid } = createHeadlessEngine();
  const commands: ICommandService = univer.__getInjector().get(core.ICommandService);
  const units = univer.__getInjector().get(core.IUniverInstanceService);
  const workbook = () => units.getCurrentUnitOfType(core.UniverInstanceType.UNIVER_SHEET)?.getUnitId();
  units.focusUnit(workbook() ?? null);
  const sheet = await onGrid(grid);
  return {
    ...sheet,
    command: async (id: string, params: object) => {
      const done = await commands.executeCommand(id, { subUnitId: grid.activeSheet(), unitId: workbook(), ...params });
      await grid.settled();
      return done;
    },
  };
}
