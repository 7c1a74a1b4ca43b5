import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";
import "@univerjs/preset-sheets-drawing/lib/index.css";
import "@univerjs/preset-sheets-filter/lib/index.css";
import "@univerjs/preset-sheets-table/lib/index.css";
import "./narrow-columns.ts";
import { LocaleType, LogLevel, mergeLocales, ThemeService } from "@univerjs/core";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import conditionalEnUS from "@univerjs/preset-sheets-conditional-formatting/locales/en-US";
import conditionalZhCN from "@univerjs/preset-sheets-conditional-formatting/locales/zh-CN";
import { IEditorBridgeService, UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import coreEnUS from "@univerjs/preset-sheets-core/locales/en-US";
import coreZhCN from "@univerjs/preset-sheets-core/locales/zh-CN";
import { UniverSheetsDrawingPreset } from "@univerjs/preset-sheets-drawing";
import drawingEnUS from "@univerjs/preset-sheets-drawing/locales/en-US";
import drawingZhCN from "@univerjs/preset-sheets-drawing/locales/zh-CN";
import { UniverSheetsFilterPreset } from "@univerjs/preset-sheets-filter";
import filterEnUS from "@univerjs/preset-sheets-filter/locales/en-US";
import filterZhCN from "@univerjs/preset-sheets-filter/locales/zh-CN";
import tableEnUS from "@univerjs/preset-sheets-table/locales/en-US";
import tableZhCN from "@univerjs/preset-sheets-table/locales/zh-CN";
import { UniverSheetsTablePlugin } from "@univerjs/sheets-table";
import { UniverSheetsTableUIPlugin } from "@univerjs/preset-sheets-table";
import type { Language } from "../../core/text.ts";
import type { UniverGrid } from "./create-grid.ts";
import { openEngine } from "./open-engine.ts";
import { DARK_PAGE_TABLE_THEMES, TABLE_THEMES } from "./table-styles.ts";

export interface BrowserGridOptions {
  readonly container: HTMLElement;
  readonly language: Language;
  readonly dark: boolean;
}

export interface BrowserGrid {
  readonly grid: UniverGrid;
  /** Where the selected cell is on the page. */
  selectedCellBox(): Box;
  setDark(dark: boolean): void;
  dispose(): void;
}

/** In pixels of the page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

const LOCALES = { zh: LocaleType.ZH_CN, en: LocaleType.EN_US } as const;

/** A grid on the page, over an empty workbook with one sheet. */
export function createBrowserGrid({ container, language, dark }: BrowserGridOptions): BrowserGrid {
  const { univer, grid } = openEngine(
    {
      locale: LOCALES[language],
      locales: {
        [LocaleType.ZH_CN]: mergeLocales(coreZhCN, conditionalZhCN, drawingZhCN, filterZhCN, tableZhCN),
        [LocaleType.EN_US]: mergeLocales(coreEnUS, conditionalEnUS, drawingEnUS, filterEnUS, tableEnUS),
      },
      darkMode: dark,
      logLevel: LogLevel.WARN,
    },
    [
      ...UniverSheetsCorePreset({
        container,
        ribbonType: "simple",
        // Codes are texts of digits; they are no mistake that the user should be warned of.
        disableTextFormatAlert: true,
        disableTextFormatMark: true,
        sheets: { disableForceStringAlert: true, disableForceStringMark: true },
      }).plugins,
      ...UniverSheetsConditionalFormattingPreset().plugins,
      ...UniverSheetsFilterPreset().plugins,
      ...UniverSheetsDrawingPreset().plugins,
      [UniverSheetsTablePlugin, { userThemes: [...(dark ? DARK_PAGE_TABLE_THEMES : TABLE_THEMES)] }],
      // The tag with a table's name covers the cells above it, where a pulled table says that its data is a sample.
      [UniverSheetsTableUIPlugin, { hideAnchor: true }],
    ],
  );
  const theme = univer.__getInjector().get(ThemeService);
  return {
    grid,
    selectedCellBox: () => {
      const layout = univer.__getInjector().get(IEditorBridgeService).getLatestEditCellState();
      const { left, top } = layout?.canvasOffset ?? container.getBoundingClientRect();
      const { startX = 0, startY = 0, endY = 0 } = layout?.position ?? {};
      return { left: left + startX, top: top + startY, bottom: top + endY };
    },
    setDark: (isDark) => theme.setDarkMode(isDark),
    dispose: () => {
      grid.dispose();
      univer.dispose();
    },
  };
}
