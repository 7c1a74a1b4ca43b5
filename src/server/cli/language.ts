import type { Language } from "../../core/text.ts";

/** The language of the person at the terminal: POSIX variables first, else the system's locale. */
export function readLanguage(env: Readonly<Record<string, string | undefined>>, systemLocale: string): Language {
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || systemLocale;
  return /^zh\b|^zh_/i.test(locale) ? "zh" : "en";
}
