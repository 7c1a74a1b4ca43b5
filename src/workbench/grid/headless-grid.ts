import { LocaleType, LogLevel, type Univer } from "@univerjs/core";
import { UniverSheetsNodeCorePreset } from "@univerjs/preset-sheets-node-core";
import enUS from "@univerjs/preset-sheets-node-core/locales/en-US";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { UniverSheetsTablePlugin } from "@univerjs/sheets-table";
import tableEnUS from "@univerjs/sheets-table/locale/en-US";
import type { UniverGrid } from "./create-grid.ts";
import { openEngine } from "./open-engine.ts";
import { TABLE_THEMES } from "./table-styles.ts";

/** For `univer-node.ts`, which prepares Node for the engine first. */
export function createHeadlessEngine(): { univer: Univer; grid: UniverGrid } {
  const locales = { [LocaleType.EN_US]: { ...enUS, ...tableEnUS } };
  return openEngine({ locale: LocaleType.EN_US, locales, logLevel: LogLevel.ERROR }, [
    ...UniverSheetsNodeCorePreset().plugins,
    UniverSheetsNumfmtPlugin,
    [UniverSheetsTablePlugin, { userThemes: [...TABLE_THEMES] }],
  ]);
}
