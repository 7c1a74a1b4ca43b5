import type { Book } from "../book.ts";
import type { Area } from "../grid.ts";

/** Makes every cell of a header row a text that occurs once, as Excel does: blanks become `Column1`, repetitions get a number. */
export async function nameHeaders(book: Book, header: Area): Promise<void> {
  const grid = await book.grid();
  const cells = grid.values(header)[0] ?? [];
  const shown = grid.texts(header)[0] ?? [];
  const names = distinct(shown);
  if (cells.every((cell, index) => cell === names[index])) return;
  await grid.write(header, [names.map((name) => `'${name}`)]);
}

function distinct(texts: readonly string[]): string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    const base = text === "" ? "Column" : text;
    let name = text === "" ? "Column1" : text;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base}${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
