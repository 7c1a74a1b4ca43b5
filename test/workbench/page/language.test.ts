import { describe, expect, test } from "vitest";
import { initialLanguage } from "../../../src/workbench/page/language.ts";

describe("the page's first language", () => {
  test("is the one that the address asks for", () => {
    expect(initialLanguage("?lang=en", "zh", ["zh-CN"])).toBe("en");
    expect(initialLanguage("?lang=zh-CN", "en", ["en-US"])).toBe("zh");
  });

  test("is the last choice when the address asks for none", () => {
    expect(initialLanguage("", "en", ["zh-CN"])).toBe("en");
  });

  test("is the browser's first one that the page speaks", () => {
    expect(initialLanguage("", null, ["fr-FR", "zh-TW", "en-US"])).toBe("zh");
    expect(initialLanguage("?lang=fr", null, ["de", "en-GB"])).toBe("en");
  });

  test("is English when the browser speaks neither", () => {
    expect(initialLanguage("", null, ["ja-JP"])).toBe("en");
  });
});
