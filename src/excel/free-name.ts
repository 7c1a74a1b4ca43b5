/** The longest name that Excel allows a sheet. */
const SHEET_NAME_LENGTH = 31;

/** The wish itself, or with the first number in brackets that makes it unlike all names taken (Excel ignores case). */
export function freeSheetName(wish: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const plain = wish
    .replaceAll(/[[\]:*?/\\]/g, " ")
    .trim()
    .slice(0, SHEET_NAME_LENGTH);
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : ` (${number})`;
    const name = plain.slice(0, SHEET_NAME_LENGTH - suffix.length) + suffix;
    if (!used.has(name.toLowerCase())) return name;
  }
}

/** The first number for which neither the table `RZRQ_n` nor any name or link beginning so exists. */
export function freeLinkId(taken: readonly string[]): string {
  const used = new Set(taken.flatMap((name) => /^(?:RZRQ_|rzrq\.link\.)(\d+)/i.exec(name)?.[1] ?? []));
  let number = 1;
  while (used.has(String(number))) number++;
  return String(number);
}
