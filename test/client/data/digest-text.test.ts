import fc from "fast-check";
import { expect, test } from "vitest";
import { digestText } from "../../../src/client/data/digest-text.ts";

test("a text that differs in a letter, in its order or its end has another digest", () => {
  const text = fc.string({ minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(text, fc.nat(), (one, at) => {
      const place = at % one.length;
      const other = String.fromCharCode(one.charCodeAt(place) ^ 1);
      expect(digestText(one.slice(0, place) + other + one.slice(place + 1))).not.toBe(digestText(one));
      expect(digestText(`${one}0`)).not.toBe(digestText(one));
    }),
  );
  expect(digestText("600519 000001")).not.toBe(digestText("000001 600519"));
});

test("a hundred thousand lists that differ little have as many digests, each of few letters", () => {
  const digests = Array.from({ length: 100_000 }, (_, index) =>
    digestText(`{"codes":["600519","${600_000 + index}"]}`),
  );
  expect(new Set(digests).size).toBe(digests.length);
  expect(digests.every(({ length }) => length < 25)).toBe(true);
});
