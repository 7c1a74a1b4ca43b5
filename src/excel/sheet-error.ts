import type { Text } from "../core/text.ts";

/** Something on the sheet is not as a linked table needs it. The text says what, and what to do. */
export class SheetError extends Error {
  readonly text: Text;

  constructor(text: Text, options?: { cause?: unknown }) {
    super(text.en, options);
    this.name = "SheetError";
    this.text = text;
  }
}

export function sheetGone(name: string): SheetError {
  return new SheetError({
    zh: `找不到工作表“${name}”：它可能已被删除或改名。请重新选择工作表。`,
    en: `There is no sheet “${name}”: it may have been deleted or renamed. Choose another sheet.`,
  });
}

export function sheetFull(name: string): SheetError {
  return new SheetError({
    zh: `工作表“${name}”右侧已没有空列，无法放下新表格。请选择“新工作表”。`,
    en: `The sheet “${name}” has no free columns left for a new table. Choose “New sheet”.`,
  });
}

export function keyColumnGone(headings: readonly string[]): SheetError {
  const names = headings.join(", ");
  return new SheetError({
    zh: `联动表格的“${names}”列已被删除，无法对应各行，因此没有更新。请撤消删除，或重新拉取到新工作表。`,
    en: `The column “${names}” of the linked table was deleted, so its rows cannot be told apart and nothing was updated. Undo that, or pull into a new sheet.`,
  });
}

/** Excel's error codes that a user can do something about. */
const KNOWN: Readonly<Record<string, Text>> = {
  AccessDenied: {
    zh: "工作表受保护，无法写入。请先取消保护（审阅 › 撤消工作表保护），然后重试。",
    en: "The sheet is protected and cannot be written. Unprotect it (Review › Unprotect Sheet), then try again.",
  },
  InvalidOperationInCellEditMode: {
    zh: "正在编辑单元格，Excel 暂不接受写入。请按 Enter 或 Esc 结束编辑，然后重试。",
    en: "A cell is being edited, so Excel accepts no changes. Press Enter or Esc, then try again.",
  },
  InsertDeleteConflict: {
    zh: "Excel 无法在此处移动单元格：表格有筛选，或下方有另一个表格、合并单元格。请清除筛选或移开下方内容，然后重试。",
    en: "Excel cannot move cells here: the table is filtered, or another table or merged cells stand below. Clear the filter or move what stands below, then try again.",
  },
  ItemNotFound: {
    zh: "工作表或表格在操作期间被删除或改名。请重新选择，然后重试。",
    en: "The sheet or table was deleted or renamed meanwhile. Choose again, then try again.",
  },
  RequestPayloadSizeLimitExceeded: {
    zh: "一次写入的数据超过 Excel 的上限。请缩短日期区间，然后重试。",
    en: "There is more data than Excel takes at once. Choose fewer days, then try again.",
  },
};

/** What Excel refused, in words for the user; errors that are not Excel's stay what they are. */
export function translateHostError(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return error;
  if (error.name === "AbortError") return error;
  const { code, message } = error;
  const text = KNOWN[code] ?? {
    zh: `Excel 拒绝了操作（${code}：${message}）。请撤消最近的改动或换一张工作表，然后重试。`,
    en: `Excel refused the operation (${code}: ${message}). Undo the last change or use another sheet, then try again.`,
  };
  return new SheetError(text, { cause: error });
}
