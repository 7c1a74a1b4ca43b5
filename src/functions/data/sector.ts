import { isFault, type Fault } from "../../core/columns/fault.ts";
import { ALL_FIELDS, type AnyField } from "../../core/fields/any-field.ts";
import { splitLabels } from "../../core/fields/label-list.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { badInput, notAvailable } from "../../core/metrics/no-answer.ts";
import type { OptionParameter } from "../../core/metrics/parameter.ts";
import { formattedNumber, toCellError } from "../cell.ts";
import type { Display } from "../display.ts";
import { defineDataFunction } from "./data-function.ts";
import { readDayRows, type DayRows } from "./day-rows.ts";
import { displayOf, notDisclosed } from "./figure-cell.ts";
import * as parameters from "./parameters.ts";
import { readField, readKeys } from "./read-keys.ts";
import { firstFault, readChoiceId, readDate } from "./read-options.ts";
import { incomplete, resolveDay } from "./resolve-day.ts";

const scheme = {
  kind: "option",
  type: "choice",
  name: "scheme",
  label: { zh: "行业分类", en: "Scheme of sectors" },
  optional: true,
  default: "EM",
  choices: [
    { id: "EM", caption: { zh: "东财行业", en: "Eastmoney" } },
    { id: "SW", caption: { zh: "申万一级行业", en: "Shenwan level 1" } },
    { id: "REGION", caption: { zh: "东财地域板块", en: "Eastmoney's regions" } },
    { id: "CONCEPT", caption: { zh: "东财概念板块", en: "Eastmoney's concepts" } },
  ],
} as const satisfies OptionParameter;

const COLUMN_OF = { EM: "sector_em", SW: "sector_sw", REGION: "region_em", CONCEPT: "concepts_em" } as const;

interface Request {
  readonly fields: readonly (AnyField | Fault)[];
  readonly date: TradingDate | undefined;
  readonly scheme: keyof typeof COLUMN_OF;
}

/** Sums over the members of each sector, and ratios of such sums. */
export const sector = defineDataFunction<Request>({
  id: "SECTOR",
  name: { zh: "行业汇总", en: "Sums by sector" },
  description: {
    zh: "每个行业（或地域、概念）一行：名称与各字段。金额与数量为成员之和，比率为成员之和的比。",
    en: "One row a sector, region or concept: its name and the fields. Amounts and numbers are sums over the members, ratios are ratios of such sums.",
  },
  parameters: [parameters.fields, parameters.date, scheme],
  examples: [
    {
      args: [[["融资余额", "margin_ratio"]], "2026-09-18"],
      result: 0,
      note: { zh: "东财行业，按融资余额由大到小", en: "Sectors of Eastmoney, the largest balance first" },
    },
    {
      args: ["financing_net", null, "SW"],
      result: 0,
      note: { zh: "申万一级行业，最新披露日", en: "Shenwan level 1, newest disclosed day" },
    },
  ],
  source: {
    zh: "交易所披露的明细，按东财或申万行业、东财地域或概念板块汇总",
    en: "Details disclosed by the exchanges, summed by the sectors of Eastmoney or Shenwan, or by Eastmoney's regions or concepts",
  },
  seeAlso: ["RANKING", "MARKET", "HHI"],
  notes: [
    {
      zh: "按第一个字段由大到小，同值按行业名。没有行业的证券（如基金）不计。一只证券可属多个概念，各概念之和不等于全市场。比率只计分子分母都有数据的成员；缺失不按 0 计。",
      en: "The largest of the first field comes first, equal ones by name. Securities without a sector, such as funds, are left out. A security can be in several concepts, whose rows do not add up to the market. A ratio counts the members that have both of its sides; missing is not 0.",
    },
  ],
  read(args) {
    const fields = readKeys(args[0], parameters.fields, readField);
    const date = readDate(args[1], parameters.date);
    const chosen = readChoiceId(args[2], scheme);
    const fault = firstFault(fields, date, chosen);
    return (
      fault ?? ({ fields: (fields as readonly (AnyField | Fault)[]).map(summable), date, scheme: chosen } as Request)
    );
  },
  answer({ fields, date: given, scheme: chosen }, view, plain) {
    const date = resolveDay(given, view.edition);
    if (isFault(date)) return date;
    const partial = incomplete(date, view.edition, "ALL");
    if (partial) return partial;
    const rows = readDayRows(date, [], view);
    if (!rows) return null;
    const sectors = membersBySector(rows, COLUMN_OF[chosen]);
    if (sectors.size === 0) return noSectors(date, chosen);
    const columns = fields.map((field) => (isFault(field) ? field : sumsOf(field, sectors, rows)));
    const display = displayOf(plain, sectors.size * (fields.length + 1));
    const names = [...sectors.keys()];
    return sortedPlaces(names, columns[0]!).map((place) => [
      names[place]!,
      ...columns.map((column, index) => {
        const field = fields[index]!;
        if (isFault(field) || isFault(column))
          return toCellError(isFault(field) ? field : (column as Fault), display.language);
        return sumCell(column[place]!, field, names[place]!, date, display);
      }),
    ]);
  },
});

function membersBySector(rows: DayRows, column: string): Map<string, number[]> {
  const sectors = new Map<string, number[]>();
  for (let row = 0; row < rows.count; row++) {
    const names = rows.table.texts(column)?.[row] ?? null;
    if (names === null || names === "") continue;
    for (const name of splitLabels(names)) {
      const members = sectors.get(name);
      if (members) members.push(row);
      else sectors.set(name, [row]);
    }
  }
  return sectors;
}

/** One value a sector; NaN where no member has all that it takes. */
function sumsOf(field: AnyField, sectors: ReadonlyMap<string, readonly number[]>, rows: DayRows): Float64Array {
  const inputs =
    field.kind === "derived" ? field.field.inputs.map((id) => ALL_FIELDS.find((one) => one.id === id)!) : [field];
  const given = inputs.map((input) => rows.figures(input));
  const sums = inputs.map(() => new Float64Array(sectors.size).fill(NaN));
  [...sectors.values()].forEach((members, place) => {
    for (const row of members) {
      const figures = given.map((column) => column?.[row] ?? NaN);
      if (figures.some(Number.isNaN)) continue;
      figures.forEach((figure, index) => {
        const sum = sums[index]!;
        sum[place] = (Number.isNaN(sum[place]!) ? 0 : sum[place]!) + figure;
      });
    }
  });
  if (field.kind !== "derived") return sums[0]!;
  const output = new Float64Array(sectors.size);
  field.field.fill(sums, output, () => "market");
  return output;
}

/** By value, the largest first, those without one last; by name where equal. */
function sortedPlaces(names: readonly string[], column: Float64Array | Fault): number[] {
  const valueOf = (place: number) => (isFault(column) || Number.isNaN(column[place]!) ? -Infinity : column[place]!);
  const compare = (one: number, other: number) => {
    const [a, b] = [valueOf(one), valueOf(other)];
    if (a !== b) return a < b ? 1 : -1;
    return names[one]! < names[other]! ? -1 : 1;
  };
  return names.map((_, place) => place).sort(compare);
}

function sumCell(value: number, field: AnyField, name: string, date: TradingDate, display: Display): unknown {
  if (Number.isNaN(value)) return toCellError(notDisclosed(name, field, date), display.language);
  return display.formattedNumbers ? formattedNumber(value, field.numberFormat) : value;
}

const SUMMABLE: ReadonlySet<AnyField["unit"]> = new Set(["CNY", "shares", "flag"]);

/** Only what can be added up, and ratios of it, can be told of a sector. */
function summable(field: AnyField | Fault): AnyField | Fault {
  if (isFault(field)) return field;
  const isSum = field.kind === "disclosed" && field.ofSecurities && SUMMABLE.has(field.unit);
  const isOfSums = field.kind === "derived" && field.field.scope === "row" && field.unit !== "level";
  if (isSum || isOfSums) return field;
  return badInput(
    `${field.name.zh}（${field.id}）不能按行业汇总；可用金额、数量及其比率，如 financing_balance、margin_ratio`,
    `${field.id} (${field.name.zh}) cannot be summed by sector; use amounts, numbers and ratios of them, such as financing_balance or margin_ratio`,
  );
}

function noSectors(date: TradingDate, chosen: Request["scheme"]): Fault {
  const name = scheme.choices.find(({ id }) => id === chosen)!.caption;
  const [zh, en] = chosen === "CONCEPT" ? ["（设 RZRQ_CONCEPTS=1）", " (with RZRQ_CONCEPTS=1)"] : ["", ""];
  return notAvailable(
    `${date} 没有${name.zh}的分类数据；请改用另一分类，或先采集${zh}`,
    `there is no classification by ${name.en} on ${date}; use another scheme, or collect it first${en}`,
  );
}
