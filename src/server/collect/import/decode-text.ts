import { ImportError } from "./import-error.ts";

/** The text of a file in UTF-8, UTF-16 (with its mark) or GBK, without the byte order mark. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = markedEncoding(bytes);
  if (encoding) return new TextDecoder(encoding).decode(bytes);
  for (const candidate of ["utf-8", "gb18030"]) {
    const text = tryDecode(bytes, candidate);
    if (text !== null && !text.includes("\0")) return text;
  }
  throw new ImportError({
    zh: "文件既不是表格文件（.xlsx、.xls），也不是 UTF-8 或 GBK 编码的文本：请在 Excel 中打开并另存为 .xlsx 或“CSV UTF-8”。",
    en: "The file is neither a workbook (.xlsx, .xls) nor text in UTF-8 or GBK: open it in Excel and save it as .xlsx or “CSV UTF-8”.",
  });
}

function markedEncoding([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
