import { describe, expect, test } from "vitest";
import { en } from "../../src/taskpane/strings/en.ts";
import { languageOf, stringsFor } from "../../src/taskpane/strings/strings.ts";
import { zh } from "../../src/taskpane/strings/zh.ts";

const HAN = /\p{Script=Han}/u;

/** Every text of a language; a text with parts is called with the names of its places. */
function textsOf(entry: unknown): string[] {
  if (typeof entry === "string") return [entry];
  if (typeof entry === "function") return [String((entry as (...parts: unknown[]) => unknown)(2, 3, 4, 5))];
  return Object.values(entry as object).flatMap(textsOf);
}

describe("the pane's words", () => {
  test("are all there in both languages", () => {
    expect(textsOf(en)).toHaveLength(textsOf(zh).length);
    expect([...textsOf(zh), ...textsOf(en)].filter((text) => text.trim() === "")).toEqual([]);
  });

  test("have no Chinese among the English", () => {
    expect(textsOf(en).filter((text) => HAN.test(text))).toEqual([]);
  });

  test("follow the language of Excel's menus", () => {
    expect(stringsFor(languageOf("zh-TW"))).toBe(zh);
    expect(stringsFor(languageOf("de-DE"))).toBe(en);
  });
});
