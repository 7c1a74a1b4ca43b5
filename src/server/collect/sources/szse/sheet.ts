import { read, utils } from "@e965/xlsx";
import { checkArchive } from "../../import/check-archive.ts";
import { unreadable, wrongField, type Origin } from "../../source-problems.ts";

/** A sheet as a table: its headings, and its rows of raw cells (text, numbers, or nothing). */
export interface Sheet {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

const ZIP = [0x50, 0x4b];

/** Reads the only sheet of a downloaded report. */
export function readSheet(bytes: Uint8Array, origin: Origin): Sheet {
  const [headings, ...rows] = readRows(bytes, origin);
  if (!headings?.some((cell) => typeof cell === "string")) {
    throw wrongField(origin, "xlsx", headings, { zh: "首行为列名的表", en: "a table that begins with its headings" });
  }
  return { headings: headings.map((cell) => (typeof cell === "string" ? cell : "")), rows };
}

function readRows(bytes: Uint8Array, origin: Origin): unknown[][] {
  // Other bytes would be taken for a table of text.
  if (ZIP.some((byte, index) => bytes[index] !== byte)) throw unreadable(origin, "xlsx", undefined);
  try {
    checkArchive(bytes);
    const book = read(bytes, { type: "array", dense: true });
    const sheet = book.Sheets[book.SheetNames[0]!]!;
    return utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, blankrows: false, defval: null });
  } catch (cause) {
    throw unreadable(origin, "xlsx", cause);
  }
}
