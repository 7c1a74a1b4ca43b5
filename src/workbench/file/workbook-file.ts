import type { WorkbookModel } from "../grid/workbook-model.ts";
import type { HostSettings } from "../host/index.ts";

/** What one .xlsx file holds. */
export interface WorkbookFile {
  readonly workbook: WorkbookModel;
  readonly settings: HostSettings;
}
