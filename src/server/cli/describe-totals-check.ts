import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Text } from "../../core/text.ts";
import type { CheckedTotals, TotalsCheck } from "../collect/check-totals.ts";
import { describeDifferences, describeUntold } from "./describe-check.ts";

/** What came of the comparison of daily totals, with figures, and what to do. */
export function describeTotalsCheck(
  { exchange, from, to }: TotalsCheck["request"],
  { source, days, missing, untold, differences }: CheckedTotals,
): Text[] {
  const who = source.name;
  const collect = (dates: readonly TradingDate[]): string =>
    `rzrq collect --exchange ${exchange} --dataset totals --from ${dates[0]!} --to ${dates.at(-1)!}`;
  const range = days.length > 0 ? { from: days[0]!, to: days.at(-1)! } : { from, to };
  return [
    {
      zh: `${exchange} 每日汇总：${who.zh}给出 ${days.length} 个交易日（${range.from} 至 ${range.to}，两位小数），本机缺 ${missing.length} 日，${differences.length} 处不一致，${untold.length} 日只有本机有。`,
      en: `Daily totals of ${exchange}: ${who.en} tells ${days.length} sessions (${range.from} to ${range.to}, to two decimals); ${missing.length} are not stored here, ${differences.length} figures differ by more than rounding, ${untold.length} sessions are stored here only.`,
    },
    ...describeDifferences(differences, who),
    ...(untold.length > 0 ? [describeUntold(untold, who)] : []),
    ...(missing.length > 0 ? [describeMissing(missing, collect(missing))] : []),
    ...(differences.length > 0 ? [advice(`${collect(differences.map(({ date }) => date))} --again`)] : []),
  ];
}

function describeMissing(missing: readonly TradingDate[], command: string): Text {
  const [first, last] = [missing[0]!, missing.at(-1)!];
  return {
    zh: `  本机没有的交易日：${missing.length} 个，${first} 至 ${last}。采集准确到元的汇总：${command}`,
    en: `  sessions that are not stored here: ${missing.length}, from ${first} to ${last}. Collect their totals, to the 元: ${command}`,
  };
}

const advice = (command: string): Text => ({
  zh: `若是数据源后来的更正，可重新采集这些日期：${command}`,
  en: `Where the source has corrected its figures, ask for these days again: ${command}`,
});
