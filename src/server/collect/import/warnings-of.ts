import type { FieldId } from "../../../core/fields/catalogue.ts";
import { isForecast, nextSession, sessionsBetween } from "../../../core/market/calendar.ts";
import type { TradingDate } from "../../../core/market/trading-date.ts";
import type { Text } from "../../../core/text.ts";
import type { KeyedRow, TableReading } from "./read-table.ts";

/** What is odd about the figures, and yet can be so. */
export function warningsOf(reading: TableReading): Text[] {
  return [
    ...reading.warnings,
    ...(reading.kind === "details" ? [] : [...rollForward(reading), ...missingSessions(reading)]),
    ...(reading.kind === "totals" ? [] : unlikelyVolumes(reading)),
    ...(reading.kind === "part" ? [uncheckedUnits(reading)] : []),
    ...negativeFigures(reading),
    ...roundedFigures(reading),
  ];
}

/** Transfers of rights move a balance past purchases and repayments, by a little. */
const TOLERANCE = { totals: 1e-3, details: 0, part: 2e-2 };

/** 融资余额 = that of the session before + 融资买入额 − 融资偿还额. */
function rollForward({ kind, rows }: TableReading): Text[] {
  const byDay = new Map(rows.map((row) => [`${subjectOf(row)} ${row.date}`, row]));
  const odd = rows.flatMap((row) => {
    const next = row.date && byDay.get(`${subjectOf(row)} ${nextSession(row.date)}`);
    if (!next) return [];
    const before = valueOf(row, "financing_balance");
    const after = valueOf(next, "financing_balance");
    const buy = valueOf(next, "financing_buy");
    const repay = valueOf(next, "financing_repay");
    if (before === null || after === null || buy === null || repay === null) return [];
    const expected = before + buy - repay;
    const slack = TOLERANCE[kind] * after + 4 * (next.figures.get("financing_balance")?.step ?? 0);
    return Math.abs(expected - after) > slack ? [{ row: next, expected, after }] : [];
  });
  const [first] = odd;
  if (!first) return [];
  const { row, expected, after } = first;
  return [
    {
      zh: `${odd.length} 天的融资余额与“前日余额 + 买入 − 偿还”相差较大，例如 ${row.date}（第 ${row.row} 行）：应约为 ${expected} 元，文件写 ${after} 元；请核对。`,
      en: `${odd.length === 1 ? "On one day" : `On ${odd.length} days`} 融资余额 is far from “that of the day before + bought − repaid”, such as on ${row.date} (row ${row.row}): about ${expected} 元 expected, the file says ${after} 元; check it.`,
    },
  ];
}

const subjectOf = ({ code, scope }: KeyedRow): string | null => code ?? scope;

const NAMED = 5;

/** Sessions between the first and the last day that the file lacks. */
function missingSessions({ rows }: TableReading): Text[] {
  const present = new Set(rows.flatMap(({ date }) => date ?? []));
  const days = [...present].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const missing = sessionsBetween(first, last).filter((day: TradingDate) => !present.has(day) && !isForecast(day));
  if (missing.length === 0) return [];
  const named = missing.slice(0, NAMED);
  const [zh, en] = missing.length > NAMED ? [" 等", ", …"] : ["", ""];
  return [
    {
      zh: `${first} 至 ${last} 之间有 ${missing.length} 个交易日不在文件中：${named.join("、")}${zh}。`,
      en: `${missing.length} sessions between ${first} and ${last} are not in the file: ${named.join(", ")}${en}.`,
    },
  ];
}

/** All of Shanghai has sold 0.6 to 1.5 × 10⁸ shares short on a day; no identity would tell a wrong unit of this column. */
const MOST_SOLD_OF_A_SECURITY = 1e8;

function unlikelyVolumes({ rows }: TableReading): Text[] {
  const odd = rows.filter((row) => (valueOf(row, "short_sold") ?? 0) >= MOST_SOLD_OF_A_SECURITY);
  const [first] = odd;
  if (!first) return [];
  const sold = valueOf(first, "short_sold");
  return [
    {
      zh: `${odd.length} 行的融券卖出量大得少见，例如第 ${first.row} 行的 ${sold} 股：请核对单位。`,
      en: `融券卖出量 is unusually large in ${odd.length === 1 ? "one row" : `${odd.length} rows`}, such as ${sold} shares in row ${first.row}: check the unit.`,
    },
  ];
}

/** A whole list adds up to the day's total; a part has nothing that tells a wrong unit of all its columns. */
function uncheckedUnits({ rows }: TableReading): Text {
  const securities = new Set(rows.map(({ code }) => code)).size;
  const largest = rows.reduce((most, row) => Math.max(most, valueOf(row, "financing_balance") ?? 0), 0);
  const read =
    largest > 0
      ? {
          zh: `最大的融资余额读作 ${largest} 元，请核对；`,
          en: ` The largest 融资余额 is read as ${largest} 元: check it.`,
        }
      : { zh: "请核对；", en: " Check them." };
  return {
    zh: `只有 ${securities} 只证券，没有合计可以核对单位：${read.zh}它们不当作整日，不计入合计与排名，某日有完整明细时以完整明细为准。`,
    en: `${securities === 1 ? "One security has" : `${securities} securities have`} no total to check the units with.${read.en} The file never counts as a whole day, in sums or in ranks, and gives way to the whole details of a day.`,
  };
}

/** What was derived from balances can be below zero; a minus that slipped in looks the same. */
function negativeFigures({ figures, rows }: TableReading): Text[] {
  return figures.flatMap(({ field: id, heading }): Text[] => {
    const odd = rows.filter((row) => (valueOf(row, id) ?? 0) < 0);
    const [first] = odd;
    if (!first) return [];
    const value = valueOf(first, id);
    return [
      {
        zh: `${odd.length} 行的“${heading}”为负，例如第 ${first.row} 行的 ${value}：由余额推算、又有权益调整时才会如此，请核对。`,
        en: `“${heading}” is negative in ${odd.length === 1 ? "one row" : `${odd.length} rows`}, such as ${value} in row ${first.row}: only where it was derived from balances and rights were transferred; check it.`,
      },
    ];
  });
}

/** Figures with 万 or 亿 behind them are rounded for a screen. */
function roundedFigures({ figures, rows }: TableReading): Text[] {
  const rounded = figures.filter(({ field: id }) => rows.some((row) => row.figures.get(id)?.selfScaled));
  if (rounded.length === 0) return [];
  const headings = rounded.map(({ heading }) => `“${heading}”`);
  const steps = rounded.flatMap(({ field: id }) => rows.flatMap((row) => row.figures.get(id)?.step ?? []));
  const coarsest = steps.reduce((most, step) => Math.max(most, step), 0);
  return [
    {
      zh: `${headings.join("、")}是屏幕上舍入过的数字（如 1.59万亿），最后一位相当于 ${coarsest}；需要精确数字请导出原始数据。`,
      en: `${headings.join(", ")}: figures as rounded on a screen (such as 1.59万亿), the last digit stands for ${coarsest}; export the data themselves for exact figures.`,
    },
  ];
}

const valueOf = ({ figures }: KeyedRow, id: FieldId): number | null => figures.get(id)?.value ?? null;
