/** GBK bytes of a text. Node decodes GBK but does not encode it: this turns its decoder round. */
export function encodeGbk(text: string): Uint8Array {
  const bytes = Array.from(text).flatMap((letter) => (letter < "\x80" ? [letter.charCodeAt(0)] : bytesOf(letter)));
  return Uint8Array.from(bytes);
}

const decoder = new TextDecoder("gbk");
const table = new Map<string, [number, number]>();
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const letter = decoder.decode(Uint8Array.of(lead, trail));
    if (letter.length === 1 && letter !== "\ufffd" && !table.has(letter)) table.set(letter, [lead, trail]);
  }
}

function bytesOf(letter: string): [number, number] {
  const bytes = table.get(letter);
  if (!bytes) throw new RangeError(`${letter} is not in GBK`);
  return bytes;
}
