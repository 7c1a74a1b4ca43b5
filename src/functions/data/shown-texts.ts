const numbers = new Map<string, number>();
const texts: string[] = [];

/** A number that stands for the text: cells that show texts are kept and compared like those that show figures. */
export function numberOfText(text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, texts.length);
  return texts.push(text) - 1;
}

/** The text that the number stands for. */
export function textOfNumber(number: number): string {
  return texts[number]!;
}
