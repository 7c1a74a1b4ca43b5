import type { SecurityKey } from "../../client/data/security-key.ts";
import type { DayTable } from "../../client/data/tables.ts";
import type { View } from "../../client/data/view.ts";
import { isFault, type Fault } from "../../core/columns/fault.ts";
import { ALL_FIELDS, type AnyField } from "../../core/fields/any-field.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import type { Text } from "../../core/text.ts";
import { toCellError } from "../cell.ts";
import type { Display } from "../display.ts";
import { toRows } from "../read-arguments.ts";
import { defineDataFunction } from "./data-function.ts";
import { dateCell, figureCell } from "./figure-cell.ts";
import * as parameters from "./parameters.ts";
import { readKeys, readSecurity } from "./read-keys.ts";
import { firstFault, readDate } from "./read-options.ts";
import { resolveDay } from "./resolve-day.ts";
import { explainAbsence, isOfHistory, onDay, textAt } from "./security-row.ts";

/** Hosts become slow with more cards than this: then the names come as plain text. */
const MOST_CARDS = 1000;
const AS_OF: Text = { zh: "数据日期", en: "As of" };
const ORIGIN: Text = { zh: "数据来源", en: "Source" };
const FIELDS = ALL_FIELDS.filter(({ ofSecurities, id }) => ofSecurities && id !== "sector");

interface Request {
  readonly keys: readonly (SecurityKey | Fault)[];
  readonly columns: number;
  readonly date: TradingDate | undefined;
}

/** Securities as cards: the name in the cell, all fields behind it. */
export const security = defineDataFunction<Request>({
  id: "SECURITY",
  name: { zh: "证券卡片", en: "Card of a security" },
  description: {
    zh: "证券的实体卡片：单元格显示简称，卡片上有全部字段、日期与来源，可用 .[融资余额] 取出；不支持数据类型的 Excel 显示简称。",
    en: "A card of the security: its name in the cell; all fields, the day and the source on the card, to be taken out by .[Financing balance]. Excel without data types shows the name.",
  },
  parameters: [{ ...parameters.securities, name: "code" }, parameters.date],
  examples: [
    { args: ["600519"], result: 0, note: { zh: "最新披露日的卡片", en: "The card on the newest disclosed day" } },
    { args: [[["600519"], ["000001"]], "2026-09-18"], result: 0, note: { zh: "两张卡片", en: "Two cards" } },
  ],
  source: {
    zh: "交易所披露的明细与行情，派生字段由同一套函数计算",
    en: "Details disclosed by the exchanges and quotes; derived fields by the same functions",
  },
  seeAlso: ["GET", "FIELDS"],
  notes: [
    {
      zh: "一次调用超过 1,000 个证券时给出简称文本而非卡片：大量实体会拖慢 Excel。整列取数请用 GET。",
      en: "More than 1,000 securities in one call come as names and not as cards: many entities slow Excel down. For columns of figures use GET.",
    },
  ],
  read(args) {
    const keys = readKeys(args[0], parameters.securities, readSecurity);
    const date = readDate(args[1], parameters.date);
    const fault = firstFault(keys, date);
    return fault ?? ({ keys, columns: toRows(args[0])[0]?.length ?? 1, date } as Request);
  },
  answer({ keys, columns, date: given }, view, display) {
    const date = resolveDay(given, view.edition);
    if (isFault(date)) return date;
    const day = view.table({ kind: "day", date });
    const asCards = display.formattedNumbers && keys.length <= MOST_CARDS;
    const history = asCards ? view.table({ kind: "history", date }) : day;
    if (!day || !history) return null;
    const cells = keys.map((key) => {
      if (isFault(key)) return toCellError(key, display.language);
      return cellOf(key, { day, history, date }, asCards, view, display);
    });
    if (cells.includes(null)) return null;
    return Array.from({ length: cells.length / columns }, (_, row) => cells.slice(row * columns, (row + 1) * columns));
  },
});

interface Tables {
  readonly day: DayTable;
  readonly history: DayTable;
  readonly date: TradingDate;
}

function cellOf(key: SecurityKey, tables: Tables, asCard: boolean, view: View, display: Display): unknown {
  const row = tables.day.rowOf(key);
  if (row < 0) {
    const reason = explainAbsence(key, view, onDay(tables.date));
    if (reason === null) return null;
    return isFault(reason) ? toCellError(reason, display.language) : cellOf(reason, tables, asCard, view, display);
  }
  const name = textAt({ table: tables.day, row }, key, "name") ?? key.text;
  return asCard ? cardOf(key, name, tables, view, display) : name;
}

/** Every property goes by its Chinese name too, so that a formula reads it in either language; the card shows one. */
function cardOf(key: SecurityKey, name: string, tables: Tables, view: View, display: Display): unknown {
  const { language } = display;
  const properties: Record<string, unknown> = {};
  const shown: string[] = [];
  const add = (label: Text, value: unknown): void => {
    properties[label[language]] = value;
    shown.push(label[language]);
    const other = label[language === "zh" ? "en" : "zh"];
    if (other in properties) return;
    properties[other] = { ...asObject(value), ...HIDDEN };
  };
  for (const field of FIELDS) {
    const value = propertyOf(key, field, tables, display);
    if (value !== null) add(field.id === "code" ? { zh: "证券代码", en: "Code" } : field.name, value);
  }
  add(AS_OF, dateCell(tables.date, display));
  add(ORIGIN, text(view.edition.sample ? (language === "zh" ? "示例数据" : "Sample data") : key.exchange));
  return {
    type: "Entity",
    text: name,
    properties,
    layouts: { card: { title: name, sections: [{ layout: "List", properties: shown }] } },
  };
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : { type: "Double", basicValue: value };
}

/** Kept off the card and its menus; formulas find it all the same. */
const HIDDEN = { propertyMetadata: { excludeFrom: { cardView: true } } } as const;

function propertyOf(key: SecurityKey, field: AnyField, { day, history }: Tables, display: Display): unknown {
  if (field.unit === "text") {
    const value = textAt({ table: day, row: day.rowOf(key) }, key, field.id);
    return value === null ? null : text(value);
  }
  const table = isOfHistory(field) ? history : day;
  const row = table.rowOf(key);
  const value = table.figures(field)?.[row] ?? NaN;
  return Number.isNaN(value) ? null : figureCell(value, field, table, row, display);
}

function text(basicValue: string) {
  return { type: "String", basicValue } as const;
}
