import type { Language } from "../../core/text.ts";

const key = "rzrq.workbench.language";

/** The page's language: the address decides (`?lang=en`), then the last choice, then the browser. */
export function initialLanguage(
  search: string,
  remembered: string | null,
  browserLanguages: readonly string[],
): Language {
  const asked = new URLSearchParams(search).get("lang") ?? remembered;
  const preferred = [asked, ...browserLanguages].find((tag) => tag && /^(zh|en)\b/i.test(tag));
  return preferred?.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export function rememberedLanguage(storage: Storage): string | null {
  return storage.getItem(key);
}

export function rememberLanguage(storage: Storage, language: Language): void {
  storage.setItem(key, language);
}
