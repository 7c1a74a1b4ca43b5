import { describe, expect, test } from "vitest";
import { decodeText } from "../../../../src/server/collect/import/decode-text.ts";
import { encodeGbk } from "../../../support/gbk.ts";

const TEXT = "交易日期,融资余额(元)\n2026-01-05,2543421750497\n";

describe("decodeText", () => {
  test("reads UTF-8 with and without its mark", () => {
    expect(decodeText(Buffer.from(TEXT))).toBe(TEXT);
    expect(decodeText(Buffer.from(`\ufeff${TEXT}`))).toBe(TEXT);
  });

  test("reads UTF-16, which Excel calls Unicode text", () => {
    expect(decodeText(Buffer.from(`\ufeff${TEXT}`, "utf16le"))).toBe(TEXT);
    expect(decodeText(Buffer.from(`\ufeff${TEXT}`, "utf16le").swap16())).toBe(TEXT);
  });

  test("reads UTF-16 without its mark", () => {
    expect(decodeText(Buffer.from(TEXT, "utf16le"))).toBe(TEXT);
    expect(decodeText(Buffer.from(TEXT, "utf16le").swap16())).toBe(TEXT);
  });

  test("refuses text that was cut off in the middle of a letter", () => {
    const cut = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length - 1);
    const mark = "\ufeff";
    expect(() => decodeText(cut(Buffer.from(`${mark}日期`)))).toThrow(/cut off/);
    expect(() => decodeText(cut(Buffer.from(`${mark}日期`, "utf16le")))).toThrow(/cut off/);
  });

  test("reads GBK where the bytes are no UTF-8", () => {
    // 融 is C8 DA in GBK: the code page's own table.
    expect([...encodeGbk("融")]).toEqual([0xc8, 0xda]);
    expect(decodeText(encodeGbk(TEXT))).toBe(TEXT);
  });

  test("refuses bytes that are no text", () => {
    expect(() => decodeText(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13))).toThrow(
      /neither a workbook .* nor whole text/,
    );
  });
});
