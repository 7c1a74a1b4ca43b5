import type { Text } from "../text.ts";

/** Houses that publish the exchanges' figures, by the id under which their rows are stored. */
export const SOURCE_NAMES = {
  EASTMONEY: { zh: "东方财富", en: "Eastmoney" },
  EASTMONEY_QUOTES: { zh: "东方财富行情", en: "Eastmoney quotes" },
  TENCENT: { zh: "腾讯行情", en: "Tencent quotes" },
  TUSHARE: { zh: "Tushare Pro", en: "Tushare Pro" },
  AKTOOLS: { zh: "AKTools（本机）", en: "AKTools (this machine)" },
} as const satisfies Readonly<Record<string, Text>>;
