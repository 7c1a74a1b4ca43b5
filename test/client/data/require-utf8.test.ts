import fc from "fast-check";
import { expect, test } from "vitest";
import { requireUtf8 } from "../../../src/client/data/require-utf8.ts";

const isRefused = (bytes: Uint8Array, offsets: readonly number[]): boolean => {
  try {
    requireUtf8(bytes, Int32Array.from(offsets), offsets.length - 1);
    return false;
  } catch {
    return true;
  }
};

/** What the platform's own decoder says. */
const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** Bytes at which the rules of UTF-8 change. */
const EDGES = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf];
const FIRSTS = [0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff];

test("bytes are refused where the platform's decoder refuses them", () => {
  const byte = fc.constantFrom(...EDGES, ...FIRSTS);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 6 }), fc.array(byte, { maxLength: 5 }), (any, edges) => {
      for (const bytes of [any, Uint8Array.from(edges)])
        expect(isRefused(bytes, [0, bytes.length])).toBe(!isUtf8(bytes));
    }),
    { numRuns: 2000 },
  );
});

test("every pair of bytes that begins a character is judged as the decoder judges it", () => {
  for (const first of [...EDGES, ...FIRSTS])
    for (let second = 0; second < 256; second++)
      for (const bytes of [
        Uint8Array.of(first, second),
        Uint8Array.of(first, second, 0x80),
        Uint8Array.of(first, second, 0xbf, 0x80),
      ])
        if (isRefused(bytes, [0, bytes.length]) === isUtf8(bytes)) expect([...bytes]).toBe("judged otherwise");
});

test("a text that ends within a character is refused, though all of them together are UTF-8", () => {
  const bytes = new TextEncoder().encode("茅台");
  expect(isRefused(bytes, [0, 3, 6])).toBe(false);
  expect(isRefused(bytes, [0, 4, 6])).toBe(true);
});
