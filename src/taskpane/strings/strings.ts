import type { Language } from "../../core/text.ts";
import { en } from "./en.ts";
import { zh, type Strings } from "./zh.ts";

export type { Strings } from "./zh.ts";

export function stringsFor(language: Language): Strings {
  return language === "zh" ? zh : en;
}

/** The language of the host's own menus; Chinese of any region is served in Chinese. */
export function languageOf(displayLanguage: string): Language {
  return displayLanguage.toLowerCase().startsWith("zh") ? "zh" : "en";
}
