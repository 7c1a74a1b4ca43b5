import { webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";
import { useSyncExternalStore } from "react";

const FONTS = '"Segoe UI", "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const light: Theme = { ...webLightTheme, fontFamilyBase: FONTS };
const dark: Theme = { ...webDarkTheme, fontFamilyBase: FONTS };

const prefersDark = globalThis.matchMedia("(prefers-color-scheme: dark)");

function subscribe(listener: () => void): () => void {
  prefersDark.addEventListener("change", listener);
  return () => prefersDark.removeEventListener("change", listener);
}

/** Dark where Office is dark; hosts that do not tell their theme follow the system. */
function isDark(): boolean {
  const { officeTheme } = Office.context as { officeTheme?: Partial<Office.OfficeTheme> };
  return officeTheme?.isDarkTheme ?? prefersDark.matches;
}

export function useTheme(): { readonly theme: Theme; readonly colorScheme: "dark" | "light" } {
  return useSyncExternalStore(subscribe, isDark)
    ? { theme: dark, colorScheme: "dark" }
    : { theme: light, colorScheme: "light" };
}
