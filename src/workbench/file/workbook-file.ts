import type { WorkbookModel } from "../grid/workbook-model.ts";

/** What one .xlsx file holds. */
export interface WorkbookFile {
  readonly workbook: WorkbookModel;
  /** What the add-in keeps in the workbook: values that JSON can hold, by key. */
  readonly settings: Readonly<Record<string, unknown>>;
}
