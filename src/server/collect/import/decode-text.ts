import { ImportError } from "./import-error.ts";

/** The text of a file in UTF-8, UTF-16 or GBK (GB18030), without the byte order mark. */
export function decodeText(bytes: Uint8Array): string {
  for (const encoding of encodingsOf(bytes)) {
    const text = tryDecode(bytes, encoding);
    if (text !== null && !text.includes("\0")) return text;
  }
  throw new ImportError({
    zh: "文件既不是表格文件（.xlsx、.xls），也不是 UTF-8、UTF-16 或 GBK 编码的完整文本：请在 Excel 中打开并另存为 .xlsx 或“CSV UTF-8”；若文件下载中断，请重新下载。",
    en: "The file is neither a workbook (.xlsx, .xls) nor whole text in UTF-8, UTF-16 or GBK: open it in Excel and save it as .xlsx or “CSV UTF-8”; download it again if the download was cut off.",
  });
}

/** A mark at the start decides; without one, zeros at every other byte tell UTF-16. */
function encodingsOf(bytes: Uint8Array): readonly string[] {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return ["utf-8"];
  if (first === 0xff && second === 0xfe) return ["utf-16le"];
  if (first === 0xfe && second === 0xff) return ["utf-16be"];
  const head = bytes.subarray(0, 4096);
  if (hasZeros(head, 1)) return ["utf-16le"];
  if (hasZeros(head, 0)) return ["utf-16be"];
  return ["utf-8", "gb18030"];
}

/** Digits and commas have a zero beside them in UTF-16, on one side only. */
function hasZeros(bytes: Uint8Array, side: 0 | 1): boolean {
  const counts = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) counts[index % 2]!++;
  return counts[side]! > bytes.length / 10 && counts[1 - side] === 0;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
