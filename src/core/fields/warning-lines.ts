import type { Text } from "../text.ts";

/** What a figure is of: a stock, an exchange-traded fund, or a whole exchange or sector. */
export type Subject = "stock" | "fund" | "market";

const NORMAL: Text = { zh: "正常", en: "Normal" };
const WATCH: Text = { zh: "关注", en: "Watch" };
const WARNING: Text = { zh: "预警", en: "Warning" };
const SUSPENDED: Text = { zh: "暂停", en: "Suspended" };

/** Margin ratios from which a level is reached, and how the levels read; level 0 reached none. */
export const WARNING_LEVELS: Readonly<
  Record<Subject, { readonly lines: readonly number[]; readonly captions: readonly Text[] }>
> = {
  market: { lines: [0.025], captions: [NORMAL, WARNING] },
  stock: { lines: [0.2, 0.25], captions: [NORMAL, WATCH, WARNING] },
  fund: { lines: [0.7, 0.75], captions: [NORMAL, WATCH, WARNING] },
};

/** 交易所融资融券实施细则: financing may be suspended from the first line on, and resumed below the second. */
export const SUSPENSION_LINES: Readonly<Record<"stock" | "fund", { readonly at: number; readonly below: number }>> = {
  stock: { at: 0.25, below: 0.2 },
  fund: { at: 0.75, below: 0.7 },
};

export const SUSPENSION_CAPTIONS: readonly Text[] = [NORMAL, SUSPENDED];

/** Codes of exchange-traded funds: 5 in Shanghai, 15, 16 and 18 in Shenzhen. */
export function subjectOf(code: string): "stock" | "fund" {
  return /^(5|1[568])/.test(code) ? "fund" : "stock";
}
