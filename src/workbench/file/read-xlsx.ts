import { Workbook, type WorkbookView } from "@cj-tech-master/excelts";
import type { SheetModel, WorkbookModel } from "../grid/workbook-model.ts";
import { type AddinPart, readAddinPart } from "./addin-part.ts";
import { FileProblem } from "./file-problem.ts";
import { type FormulaText, formulaText } from "./formula-text.ts";
import { readNames } from "./name-part.ts";
import { OfficePackage } from "./office-package.ts";
import { readCells } from "./read-cells.ts";
import { sheetParts } from "./sheet-parts.ts";
import { readLayout } from "./read-layout.ts";
import { partsWithoutTables, readTables } from "./table-part.ts";
import { colorResolver } from "./theme-color.ts";
import type { WorkbookFile } from "./workbook-file.ts";

/** @param name as the user knows the file, for the message where it cannot be read */
export async function readXlsx(
  bytes: Uint8Array,
  name: string,
  addinFunctions: readonly string[],
): Promise<WorkbookFile> {
  try {
    const parts = new OfficePackage(bytes);
    const workbook = new Workbook();
    await workbook.xlsx.loadFromFiles(partsWithoutTables(parts));
    const { settings, tableIds } = readAddinPart(parts);
    return { workbook: readWorkbook(workbook, parts, formulaText(addinFunctions), tableIds), settings };
  } catch (cause) {
    throw unreadable(name, cause);
  }
}

function readWorkbook(
  workbook: Workbook,
  parts: OfficePackage,
  formulas: FormulaText,
  tableIds: AddinPart["tableIds"],
): WorkbookModel {
  const paths = sheetParts(parts);
  const color = colorResolver(parts.text("xl/theme/theme1.xml"));
  const sheets = workbook.worksheets.map((sheet): SheetModel => {
    const path = paths.get(sheet.name) ?? "";
    const cells = readCells(sheet, {
      formulas,
      color,
      sheetXml: parts.text(path) ?? "",
      date1904: workbook.properties.date1904 === true,
    });
    return { ...readLayout(sheet), cells, tables: readTables(parts, path, tableIds) };
  });
  // The library leaves `views` out where the file has none, whatever its types say.
  const view = (workbook.views as WorkbookView[] | undefined)?.[0];
  const front = sheets[view?.activeTab ?? 0] ?? sheets[0];
  if (!front) throw new Error("the workbook has no worksheet");
  return { sheets, activeSheet: front.name, names: readNames(parts, formulas) };
}

function unreadable(name: string, cause: unknown): FileProblem {
  return new FileProblem(
    {
      zh: `打不开“${name}”：它不是完好的 .xlsx 工作簿（旧版 .xls、加密或不完整的文件也打不开）。请在 Excel 中另存为 .xlsx 后再打开。`,
      en: `“${name}” cannot be opened: it is not an intact .xlsx workbook (nor can .xls, encrypted or incomplete files be opened). Save it as .xlsx in Excel and open that.`,
    },
    cause,
  );
}
