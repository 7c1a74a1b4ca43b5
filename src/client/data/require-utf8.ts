/**
 * Throws where a text is not whole characters of UTF-8. A decoder that throws takes twice as long, since it makes the text
 * as well, and does not see that two texts share a character.
 */
export function requireUtf8(bytes: Uint8Array, offsets: Int32Array, rows: number): void {
  let place = offsets[0]!;
  for (let row = 0; row < rows; row++) {
    const end = offsets[row + 1]!;
    while (place < end) place = bytes[place]! < 0x80 ? place + 1 : endOfCharacter(bytes, place);
    if (place !== end) throw new Error(`text ${row} is not UTF-8`);
  }
}

/** Where the character of several bytes ends; after all bytes where there is none. */
function endOfCharacter(bytes: Uint8Array, place: number): number {
  const first = bytes[place]!;
  const second = bytes[place + 1]!;
  if (first < 0xe0) return first >= 0xc2 && isContinued(second) ? place + 2 : NOWHERE;
  if (!isContinued(second) || !isContinued(bytes[place + 2]!)) return NOWHERE;
  // What is written longer than needed, and halves of pairs.
  if (first < 0xf0) return (first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f) ? NOWHERE : place + 3;
  if (first > 0xf4 || !isContinued(bytes[place + 3]!)) return NOWHERE;
  return (first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f) ? NOWHERE : place + 4;
}

const isContinued = (byte: number): boolean => (byte & 0xc0) === 0x80;

const NOWHERE = 0x7fff_ffff;
