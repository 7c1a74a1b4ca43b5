import type { Text } from "../../../core/text.ts";
import { DETAILS_TOLERANCE_CNY } from "../disclosure-checks.ts";
import { ImportError } from "./import-error.ts";
import { contradictionLeftOut } from "./left-out.ts";
import type { Figure } from "./read-figure.ts";
import type { KeyedRow, TableReading } from "./read-table.ts";

/** A slip in one row of twenty; in more, a column or its unit is a wrong one. */
const MOST_ODD_ROWS = 0.05;

/** A row whose balances do not add up, and to what they do. */
interface Contradiction {
  readonly row: KeyedRow;
  readonly text: Text;
}

/**
 * Leaves out the few rows in which 融资余额 + 融券余额 is not 融资融券余额: which of the three is wrong nobody can tell. The
 * file is refused where there are many.
 */
export function withoutContradictions(reading: TableReading): TableReading {
  const told = reading.rows.filter(({ figures }) => BALANCES.every((id) => figures.has(id)));
  const tolerance = reading.kind === "totals" ? 0 : DETAILS_TOLERANCE_CNY;
  const odd = told.flatMap((row) => contradictionIn(row, tolerance) ?? []);
  const [first] = odd;
  if (!first) return reading;
  if (odd.length > Math.max(1, told.length * MOST_ODD_ROWS) || odd.length * 2 >= told.length) throw refused(first);
  const gone: ReadonlySet<KeyedRow> = new Set(odd.map(({ row }) => row));
  return {
    ...reading,
    rows: reading.rows.filter((row) => !gone.has(row)),
    withdrawn: [...gone],
    leftOut: [...reading.leftOut, ...odd.map(({ row, text }) => contradictionLeftOut(row.row, text))],
    warnings: [...reading.warnings, warningOf(reading.kind, odd.length, first)],
  };
}

const BALANCES = ["financing_balance", "short_balance", "margin_balance"] as const;

/** Within the tolerance where the file gives 元, else also within the rounding of the digits written. */
function contradictionIn(row: KeyedRow, tolerance: number): Contradiction | null {
  const [financing, short, margin] = BALANCES.map((id) => row.figures.get(id)!) as [Figure, Figure, Figure];
  const sum = financing.value + short.value;
  const digits = rounding(financing) + rounding(short) + rounding(margin);
  const slack = tolerance + digits + 4 * Number.EPSILON * margin.value;
  if (Math.abs(sum - margin.value) <= slack) return null;
  return {
    row,
    text: {
      zh: `融资余额 ${financing.value} + 融券余额 ${short.value} = ${sum}，与融资融券余额 ${margin.value} 不符（元）`,
      en: `融资余额 ${financing.value} + 融券余额 ${short.value} = ${sum}, which is not 融资融券余额 ${margin.value} (元)`,
    },
  };
}

/** Figures in 元 are exact; those in 万元 or 亿元 are rounded at their last digit. */
const rounding = ({ step }: Figure): number => (step > 1 ? step / 2 : 0);

const refused = ({ row, text }: Contradiction): ImportError =>
  new ImportError({
    zh: `第 ${row.row} 行：${text.zh}；请核对数字与表头单位，文件未导入。`,
    en: `Row ${row.row}: ${text.en}; check the figures and the units in the headings, nothing was imported.`,
  });

function warningOf(kind: TableReading["kind"], count: number, { row, text }: Contradiction): Text {
  const rest =
    kind === "totals"
      ? { zh: "其余照常", en: "" }
      : { zh: "所在日的其余各行只作为部分存入", en: "the rest of its day is stored as a part; " };
  return {
    zh: `${count} 行自相矛盾，不予采用，${rest.zh}，例如第 ${row.row} 行：${text.zh}；请核对，改正后可再次导入。`,
    en: `${count === 1 ? "One row contradicts itself and is" : `${count} rows contradict themselves and are`} left out, such as row ${row.row}: ${text.en}; ${rest.en}check it, and import the corrected file again.`,
  };
}
