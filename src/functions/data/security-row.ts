import { securityKey, type SecurityKey } from "../../client/data/security-key.ts";
import type { DayTable, SeriesTable } from "../../client/data/tables.ts";
import { Unreadable, type Place, type View } from "../../client/data/view.ts";
import type { MetricError } from "../../core/errors.ts";
import type { AnyField } from "../../core/fields/any-field.ts";
import { parseSecurityCode } from "../../core/market/security-code.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { badInput, notAvailable } from "../../core/metrics/no-answer.ts";

/** Whether the field follows from days before, too. */
export function isOfHistory(field: AnyField): boolean {
  return field.kind === "derived" && field.field.scope === "history";
}

/** Whether the field follows from all securities of the day. */
export function isOfDay(field: AnyField): boolean {
  return field.kind === "derived" && field.field.scope === "day";
}

/** A text of a row: what identifies the security, or a label. */
export function textAt({ table, row }: Place, key: SecurityKey, id: string): string | null {
  switch (id) {
    case "code":
      return key.text;
    case "exchange":
      return key.exchange;
    case "name":
      return isSeries(table) ? table.name : (table.texts("name")?.[row] ?? null);
    case "sector":
      return table.texts("sector_em")?.[row] ?? null;
    default:
      return table.texts(id)?.[row] ?? null;
  }
}

/** The same of a row of a day, which tells whose it is; null where its code is of no known kind. */
export function dayTextAt(day: DayTable, row: number, id: string): string | null {
  const security = parseSecurityCode(day.codes[row]!);
  return security && textAt({ table: day, row }, securityKey(security), id);
}

function isSeries(table: Place["table"]): table is SeriesTable {
  return "days" in table;
}

/**
 * Why a security has no row: it is unknown, or it had no margin trading that day. Null while the directory, which tells,
 * is on its way; a former code that the directory knows comes back as the security of today.
 */
export function explainAbsence(
  key: SecurityKey,
  view: View,
  when: { readonly zh: string; readonly en: string },
): MetricError | SecurityKey | null {
  try {
    const directory = view.table({ kind: "directory" });
    if (!directory) return null;
    const successor = directory.successorOf(key.digits);
    const current = successor === null ? null : parseSecurityCode(successor);
    if (current && current.code !== key.digits) return securityKey(current);
    if (!directory.has(key.digits)) return unknownSecurity(key);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
  return notAvailable(
    `${key.text} 在 ${when.zh} 没有融资融券数据：不是标的证券，或未披露`,
    `${key.text} has no margin trading data ${when.en}: it was no target, or nothing was disclosed`,
  );
}

function unknownSecurity({ text }: SecurityKey): MetricError {
  return badInput(
    `没有证券 ${text} 的任何融资融券数据；请检查代码，如 600519、000001.SZ、920163.BJ`,
    `there is no margin trading data of any security ${text}; check the code, such as 600519, 000001.SZ or 920163.BJ`,
  );
}

/** A day in the words of an error text. */
export function onDay(date: TradingDate): { readonly zh: string; readonly en: string } {
  return { zh: date, en: `on ${date}` };
}
