import { IMPORT_LIMIT_BYTES } from "../../../contracts/import.ts";
import type { Text } from "../../../core/text.ts";
import { ImportError } from "./import-error.ts";

/** What one table may hold: all securities of four months, or of one day many times over. */
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 256;
export const MOST_CELLS = 4_000_000;
/** What a workbook may unpack to, all its parts together. */
export const MOST_UNPACKED_BYTES = 96 * 1024 * 1024;

const MIB = 1024 * 1024;

/** Refuses a file by its size alone, before it is read. */
export function refuseOversize(bytes: number): void {
  if (bytes > IMPORT_LIMIT_BYTES) throw new ImportError(fileTooLarge());
}

/** Said of a file above the limit. */
export const fileTooLarge = (): Text => ({
  zh: `文件超过 ${IMPORT_LIMIT_BYTES / MIB} MB：两融数据文件不会这么大；请确认选对了文件，或按年份拆开。`,
  en: `The file has more than ${IMPORT_LIMIT_BYTES / MIB} MB: no file of margin trading is that large; check that it is the right one, or split it by year.`,
});

export const tooManyRows = (sheet: string | null): ImportError =>
  new ImportError({
    zh: `${sheet === null ? "文件" : `工作表“${sheet}”`}超过 ${MOST_ROWS} 行或 ${MOST_CELLS} 格：请只保留需要的数据（多余的空行也请删去），或拆成几个文件。`,
    en: `${sheet === null ? "The file" : `The sheet “${sheet}”`} has more than ${MOST_ROWS} rows or ${MOST_CELLS} cells: keep the data that are needed (and no empty rows), or split it into several files.`,
  });

export const unpacksTooLarge = (): ImportError =>
  new ImportError({
    zh: `工作簿解压后超过 ${MOST_UNPACKED_BYTES / MIB} MB：正常的两融数据文件不会如此；请在 Excel 中只保留需要的工作表，另存后重试。`,
    en: `The workbook unpacks to more than ${MOST_UNPACKED_BYTES / MIB} MB, which no file of margin trading does: keep the sheets that are needed, save it in Excel and try again.`,
  });

export const damaged = (cause?: unknown): ImportError =>
  new ImportError(
    {
      zh: "无法打开该工作簿：文件不完整、已损坏或有密码保护；请重新下载，或在 Excel 中打开，去掉密码后另存为 .xlsx。",
      en: "The workbook cannot be opened: it is incomplete, damaged or protected by a password; download it again, or open it in Excel, remove the password and save it as .xlsx.",
    },
    { cause },
  );
