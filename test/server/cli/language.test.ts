import { expect, test } from "vitest";
import { readLanguage } from "../../../src/server/cli/language.ts";

test.each([
  [{ LANG: "zh_CN.UTF-8" }, "en-US", "zh"],
  [{ LANG: "zh" }, "en-US", "zh"],
  [{ LANG: "en_US.UTF-8" }, "zh-CN", "en"],
  [{ LC_ALL: "C", LANG: "zh_CN.UTF-8" }, "zh-CN", "en"],
  [{ LC_MESSAGES: "zh_TW", LANG: "C" }, "en-US", "zh"],
  [{}, "zh-CN", "zh"],
  [{}, "de-DE", "en"],
])("%o on a system in %s speaks %s", (env, systemLocale, language) => {
  expect(readLanguage(env, systemLocale)).toBe(language);
});
