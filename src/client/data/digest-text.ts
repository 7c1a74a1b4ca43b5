/** Odd numbers whose bits lie without order. */
const [FIRST, SECOND] = [0x9e3779b1, 0x85ebca77] as const;

/** A short text that stands for a long one: 64 bits of it and its length. Good against chance, not against malice. */
export function digestText(text: string): string {
  let [one, other] = [FIRST, SECOND] as [number, number];
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place);
    one = Math.imul(one ^ unit, SECOND);
    one ^= one >>> 15;
    other = Math.imul(other ^ unit, FIRST);
    other ^= other >>> 13;
  }
  return [one >>> 0, other >>> 0, text.length].map((part) => part.toString(36)).join("-");
}
