import type { EditionIndex } from "../../client/data/edition-index.ts";
import type { MetricError } from "../../core/errors.ts";
import { isSession, previousSession } from "../../core/market/calendar.ts";
import { SCOPE_NAMES, type Scope } from "../../core/market/exchange.ts";
import type { TradingDate } from "../../core/market/trading-date.ts";
import { notAvailable } from "../../core/metrics/no-answer.ts";

/** The day that a formula means: the newest disclosed one where none is given, the session before where it is no session. */
export function resolveDay(
  given: TradingDate | undefined,
  edition: EditionIndex,
  scope: Scope = "ALL",
): TradingDate | MetricError {
  const newest = edition.newest(scope, "details");
  if (given === undefined) return newest ?? nothingStored(scope);
  if (edition.has(given)) return given;
  const session = isSession(given) ? given : previousSession(given);
  if (edition.has(session)) return session;
  const last = edition.dates.at(-1);
  if (last === undefined) return nothingStored(scope);
  return session > last ? notYetDisclosed(session, newest ?? last) : notStored(session, edition.dates[0]!);
}

/** No exchange may be missing where securities of all are ranked or summed. */
export function incomplete(date: TradingDate, edition: EditionIndex, scope: Scope): MetricError | null {
  const missing = edition.missingOn(date).filter((exchange) => scope === "ALL" || scope === exchange);
  if (missing.length === 0) return null;
  return notAvailable(
    `${date} 尚缺${missing.map((one) => SCOPE_NAMES[one].zh).join("、")}的披露，不做合计与排名；请指定其他日期或交易所`,
    `${date} still lacks the disclosure of ${missing.map((one) => SCOPE_NAMES[one].en).join(", ")}, so that nothing is summed or ranked; give another day or exchange`,
  );
}

function nothingStored(scope: Scope): MetricError {
  return notAvailable(
    `尚无${SCOPE_NAMES[scope].zh}的明细数据；请先在窗格中拉取，或运行 rzrq collect`,
    `there are no details of ${SCOPE_NAMES[scope].en} yet; pull some in the pane, or run rzrq collect`,
  );
}

/** The day lies after the newest. */
export function notYetDisclosed(date: TradingDate, newest: TradingDate): MetricError {
  return notAvailable(
    `${date} 的数据尚未披露，或尚未刷新；本工作簿的最新披露日是 ${newest}`,
    `${date} is not disclosed yet, or the data was not refreshed since; the newest day of this workbook is ${newest}`,
  );
}

function notStored(date: TradingDate, first: TradingDate): MetricError {
  return notAvailable(
    `数据服务没有 ${date} 的数据（最早为 ${first}）；可运行 rzrq collect 补取`,
    `the data server has nothing of ${date} (its first day is ${first}); rzrq collect fetches it`,
  );
}
