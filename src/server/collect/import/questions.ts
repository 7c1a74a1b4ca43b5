import type { ImportQuestion } from "../../../contracts/import.ts";
import { SCOPE_NAMES, SCOPES, type Scope } from "../../../core/market/exchange.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import type { Text } from "../../../core/text.ts";

const AMOUNT_UNITS = ["元", "千元", "万元", "百万元", "亿元"] as const;
const VOLUME_UNITS = ["股", "万股", "百万股", "亿股"] as const;

const UNIT_NAMES: Readonly<Record<string, string>> = {
  元: "yuan",
  千元: "thousand yuan",
  万元: "10,000 yuan",
  百万元: "million yuan",
  亿元: "100 million yuan",
  股: "shares",
  万股: "10,000 shares",
  百万股: "million shares",
  亿股: "100 million shares",
};

const choiceOf = (unit: string): { value: string; label: Text } => ({
  value: unit,
  label: { zh: unit, en: `${unit} (${UNIT_NAMES[unit] ?? unit})` },
});

/** In which unit the columns without one are. `example` is a value of the first of them. */
export function askUnit(
  id: "amount_unit" | "volume_unit",
  headings: readonly string[],
  example: string,
  suspected: string | null,
): ImportQuestion {
  const list = headings.map((heading) => `“${heading}”`);
  const guess =
    suspected === null ? { zh: "", en: "" } : { zh: `（看大小像是${suspected}）`, en: ` (by its size: ${suspected})` };
  return {
    id,
    text: {
      zh: `${list.join("、")}没有写单位（例如 ${example}），是什么单位${guess.zh}？`,
      en: `Nothing says the unit of ${list.join(", ")} (such as ${example}): which is it${guess.en}?`,
    },
    choices: (id === "amount_unit" ? AMOUNT_UNITS : VOLUME_UNITS).map(choiceOf),
    suspected,
  };
}

export const askExchange = (suspected: Scope | null): ImportQuestion => ({
  id: "exchange",
  text: {
    zh: "文件没有说明是哪个市场的汇总：是哪一个？",
    en: "The file does not say whose totals they are: which market’s?",
  },
  choices: SCOPES.map((scope) => ({ value: scope, label: SCOPE_NAMES[scope] })),
  suspected,
});

export const askDate = (suspected: TradingDate | null): ImportQuestion => ({
  id: "date",
  text: {
    zh: "文件里没有日期：是哪个交易日的数据？",
    en: "There is no date in the file: of which trading day are the figures?",
  },
  choices: null,
  suspected,
});

export const askCode = (): ImportQuestion => ({
  id: "code",
  text: {
    zh: "这是单只证券的历史，但文件没有说明是哪一只：证券代码是？",
    en: "This is the history of one security, but the file does not say which: what is its code?",
  },
  choices: null,
  suspected: null,
});

export const askSheet = (names: readonly string[]): ImportQuestion => ({
  id: "sheet",
  text: { zh: "几张工作表都像是数据：读哪一张？", en: "Several sheets look like data: which one is to be read?" },
  choices: names.map((name) => ({ value: name, label: { zh: name, en: name } })),
  suspected: null,
});
