import { LocaleType, LogLevel } from "@univerjs/core";
import { UniverSheetsNodeCorePreset } from "@univerjs/preset-sheets-node-core";
import enUS from "@univerjs/preset-sheets-node-core/locales/en-US";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { UniverSheetsTablePlugin } from "@univerjs/sheets-table";
import tableEnUS from "@univerjs/sheets-table/locale/en-US";
import type { UniverGrid } from "./create-grid.ts";
import { openEngine } from "./open-engine.ts";
import { TABLE_THEMES } from "./table-styles.ts";

/** Only for `univer-node.ts`, which prepares Node for the engine first. */
export function createHeadlessGrid(): UniverGrid {
  const locales = { [LocaleType.EN_US]: { ...enUS, ...tableEnUS } };
  const { grid } = openEngine({ locale: LocaleType.EN_US, locales, logLevel: LogLevel.ERROR }, [
    ...UniverSheetsNodeCorePreset().plugins,
    UniverSheetsNumfmtPlugin,
    [UniverSheetsTablePlugin, { userThemes: [...TABLE_THEMES] }],
  ]);
  return grid;
}
