import type { Text } from "../../core/text.ts";

/** Every text of the page that does not come from the add-in. */
export const strings = {
  product: { zh: "RZRQ 工作台", en: "RZRQ Workbench" },
  newWorkbook: { zh: "新建", en: "New" },
  newWorkbookTip: { zh: "新建空白工作簿", en: "New empty workbook" },
  open: { zh: "打开", en: "Open" },
  openTip: { zh: "打开 .xlsx 工作簿（Ctrl+O）", en: "Open an .xlsx workbook (Ctrl+O)" },
  save: { zh: "保存", en: "Save" },
  saveTip: { zh: "保存为 .xlsx 工作簿（Ctrl+S）", en: "Save as an .xlsx workbook (Ctrl+S)" },
  file: { zh: "文件", en: "File" },
  untitled: { zh: "工作簿1", en: "Book1" },
  changed: { zh: "有未保存的更改", en: "has unsaved changes" },
  language: { zh: "界面语言", en: "Language" },
  about: { zh: "关于本页", en: "About this page" },
  ribbon: { zh: "功能区", en: "Ribbon" },
  pane: { zh: "任务窗格", en: "Task pane" },
  closePane: { zh: "关闭任务窗格", en: "Close the task pane" },
  resizePane: { zh: "调整任务窗格的宽度（左右方向键）", en: "Width of the task pane (left and right arrow keys)" },
  grid: { zh: "电子表格", en: "Spreadsheet" },
  status: { zh: "状态栏", en: "Status bar" },
  ready: { zh: "就绪", en: "Ready" },
  starting: { zh: "正在启动表格和加载项…", en: "Starting the spreadsheet and the add-in…" },
  opening: { zh: "正在打开文件…", en: "Opening the file…" },
  saving: { zh: "正在保存…", en: "Saving…" },
  running: { zh: "正在执行命令…", en: "Running the command…" },
  notExcel: {
    zh: "真正的 Office.js 客户端，RZRQ 自己的宿主；这不是 Excel",
    en: "The real Office.js client under RZRQ's own host; this is not Excel",
  },
  aboutText: {
    zh: "本页用一个开源电子表格代替 Excel：它装载与 Excel 中完全相同的 RZRQ 加载项，加载项通过微软的 Office.js 客户端与本页对话，回应的是 RZRQ 自己的宿主程序。没有 Excel 也能试用全部功能；但这不是 Excel，细节可能不同。打开和保存的 .xlsx 文件只在您的电脑上处理，不会上传。",
    en: "This page puts an open-source spreadsheet in Excel's place. It loads the very same RZRQ add-in as Excel does; the add-in talks through Microsoft's Office.js client, and RZRQ's own host answers. Everything can be tried without Excel; but this is not Excel, and details may differ. The .xlsx files that you open and save stay on your computer; nothing is uploaded.",
  },
  dismiss: { zh: "关闭", en: "Close" },
  discardTitle: { zh: "放弃未保存的更改？", en: "Discard unsaved changes?" },
  discardText: {
    zh: "当前工作簿有未保存的更改，继续将丢失这些更改。",
    en: "The workbook has changes that are not saved. If you go on, they are lost.",
  },
  discard: { zh: "放弃并继续", en: "Discard and go on" },
  keep: { zh: "取消", en: "Cancel" },
} as const satisfies Record<string, Text>;
