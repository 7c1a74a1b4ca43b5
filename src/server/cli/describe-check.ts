import { field } from "../../core/fields/catalogue.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Text } from "../../core/text.ts";
import type { CheckedHistory } from "../collect/check-history.ts";
import type { HistoryRequest } from "../collect/source.ts";
import type { HistoryDifference, UnstoredFigure } from "../truth/compare-history.ts";

/** As many lines as a person reads; the rest is counted. */
const MOST_LINES = 40;

/** What came of the comparison, with figures: one line for the security, one for each difference, and what to do. */
export function describeCheck({ code, from, to }: HistoryRequest, checked: CheckedHistory): Text[] {
  const { source, days, filled, unfilled, untold, differences, unstored } = checked;
  const who = source.name;
  if (days.length === 0) return [nothingTold({ code, from, to }, who)];
  const name = checked.name && ` ${checked.name}`;
  const range = { zh: `${days[0]} 至 ${days.at(-1)}`, en: `${days[0]} to ${days.at(-1)}` };
  return [
    {
      zh: `${code}${name}：${who.zh}给出 ${days.length} 个交易日（${range.zh}），补入 ${filled.length} 日，${differences.length} 处不一致，${untold.length} 日只有本机有。`,
      en: `${code}${name}: ${who.en} tells ${days.length} sessions (${range.en}); ${filled.length} filled in, ${differences.length} figures differ, ${untold.length} sessions are stored here only.`,
    },
    ...describeDifferences(differences, who),
    ...unstored.map((figure) => describeUnstored(figure, who)),
    ...(untold.length > 0 ? [describeUntold(untold, who)] : []),
    ...(unfilled.length > 0 ? [describeUnfilled(unfilled)] : []),
    ...(differences.length > 0 ? [advice(differences)] : []),
  ];
}

/** A line for each of the first ones; the rest is counted. */
export function describeDifferences(differences: readonly HistoryDifference[], who: Text): Text[] {
  const told = differences.slice(0, MOST_LINES).map((difference) => describeDifference(difference, who));
  return [...told, ...more(differences.length - MOST_LINES)];
}

function describeDifference({ date, field: id, served, told }: HistoryDifference, who: Text): Text {
  const { zh, en } = field(id).name;
  const [ours, theirs, apart] = [served, told, told - served].map(grouped);
  return {
    zh: `  ${date} ${zh}：本机 ${ours}，${who.zh} ${theirs}（相差 ${apart}）`,
    en: `  ${date} ${en}: ${ours} here, ${theirs} at ${who.en} (${apart} apart)`,
  };
}

const more = (count: number): Text[] => (count > 0 ? [{ zh: `  另有 ${count} 处`, en: `  and ${count} more` }] : []);

/** Told apart from the differences: nothing here is wrong, and a whole day is not filled in by the history of one security. */
function describeUnstored({ field: id, dates }: UnstoredFigure, who: Text): Text {
  const { zh, en } = field(id).name;
  const [first, last] = [dates[0]!, dates.at(-1)!];
  return {
    zh: `  ${who.zh}给出而本机没有的${zh}：${dates.length} 个交易日，${first} 至 ${last}（不算不一致）`,
    en: `  ${en} that ${who.en} tells and that is not stored here: ${dates.length} sessions, from ${first} to ${last} (no difference)`,
  };
}

export function describeUntold(untold: readonly TradingDate[], who: Text): Text {
  const [first, last] = [untold[0]!, untold.at(-1)!];
  return {
    zh: `  ${who.zh}没有而本机有的交易日：${untold.length} 个，${first} 至 ${last}`,
    en: `  sessions that ${who.en} does not tell: ${untold.length}, from ${first} to ${last}`,
  };
}

function describeUnfilled(unfilled: readonly TradingDate[]): Text {
  const [first, last] = [unfilled[0]!, unfilled.at(-1)!];
  const command = collectAgain(unfilled);
  return {
    zh: `  有 ${unfilled.length} 个交易日补不进去，${first} 至 ${last}：本机这些日子的完整明细里没有它。可重新采集：${command}`,
    en: `  sessions that could not be filled in: ${unfilled.length}, from ${first} to ${last}; the whole details stored of them lack it. Ask for these days again: ${command}`,
  };
}

const nothingTold = ({ code, from, to }: Pick<HistoryRequest, "code" | "from" | "to">, who: Text): Text => ({
  zh: `${code}：${who.zh}在 ${from} 至 ${to} 没有它的融资融券数据：请核对代码，或它当时不是标的证券。`,
  en: `${code}: ${who.en} has no margin figures of it from ${from} to ${to}: check the code; it may have been no target then.`,
});

/** A correction is taken by asking for the whole day again: a part changes no figure of it. */
function advice(differences: readonly HistoryDifference[]): Text {
  const command = collectAgain(differences.map(({ date }) => date));
  return {
    zh: `不一致之处已记入差异记录。若是数据源后来的更正，可重新采集这些日期：${command}`,
    en: `What differs is on record among the disagreements. Where the source has corrected its figures, ask for these days again: ${command}`,
  };
}

const collectAgain = (dates: readonly TradingDate[]): string =>
  `rzrq collect --dataset details --again --from ${dates[0]} --to ${dates.at(-1)}`;

const grouped = (figure: number): string => figure.toLocaleString("en-US", { maximumFractionDigits: 2 });
