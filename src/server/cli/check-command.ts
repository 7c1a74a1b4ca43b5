import { beijingDay } from "../../core/market/beijing-time.ts";
import { MARGIN_SINCE } from "../../core/market/exchange.ts";
import type { Text } from "../../core/text.ts";
import { checkHistory, type HistoryCheck } from "../collect/check-history.ts";
import { checkAllTotals, type TotalsCheck } from "../collect/check-totals.ts";
import type { SourceError } from "../collect/source.ts";
import { createSources } from "../collect/sources.ts";
import type { Config } from "../config.ts";
import { loadCalendar } from "../schedule/calendar-file.ts";
import { openReconciledStore } from "../truth/reconciled-store.ts";
import { readDays } from "./collect-command.ts";
import { describeCheck } from "./describe-check.ts";
import { describeTotalsCheck } from "./describe-totals-check.ts";
import type { CheckOptions } from "./program.ts";
import type { CheckSubject } from "./read-options.ts";
import type { Terminal } from "./terminal.ts";

/** Compares what is stored of each security, or of the totals, with what the source tells of it now. True where nothing differs or lacks. */
export async function runCheck(
  subjects: readonly CheckSubject[],
  options: CheckOptions,
  config: Config,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<boolean> {
  await loadCalendar(config.dataDirectory);
  const today = beijingDay(new Date());
  const store = await openReconciledStore(config);
  const sources = createSources({ urls: config.sourceUrls, pauseMs: config.pauseMs });
  const onProblem = ({ text }: SourceError) => terminal.complain(text);
  const asking = { store, sources, onProblem, signal };
  let isWell = true;
  try {
    for (const subject of subjects) {
      const exchange = typeof subject === "string" ? subject : subject.exchange;
      const what = typeof subject === "string" ? subject : subject.code;
      terminal.progress({ zh: `${what} 正在核对…`, en: `Checking ${what} …` });
      const range = { exchange, ...readDays({ exchange, from: MARGIN_SINCE[exchange], ...options }, today) };
      const { agrees, lines } =
        typeof subject === "string"
          ? await checkTotals(asking, range)
          : await checkSecurity(asking, { ...range, code: subject.code });
      for (const line of lines) terminal.say(line);
      isWell &&= agrees;
    }
  } finally {
    await store.close();
  }
  return isWell;
}

interface Outcome {
  readonly agrees: boolean;
  readonly lines: readonly Text[];
}

type Asking = Omit<HistoryCheck, "request">;
const UNANSWERED: Outcome = { agrees: false, lines: [] };

async function checkSecurity(asking: Asking, request: HistoryCheck["request"]): Promise<Outcome> {
  const checked = await checkHistory({ ...asking, request });
  if (checked === null) return UNANSWERED;
  const { days, differences, untold, unfilled } = checked;
  const agrees = days.length > 0 && differences.length + untold.length + unfilled.length === 0;
  return { agrees, lines: describeCheck(request, checked) };
}

async function checkTotals(
  asking: Asking & Pick<TotalsCheck, "store">,
  request: TotalsCheck["request"],
): Promise<Outcome> {
  const checked = await checkAllTotals({ ...asking, request });
  if (checked === null) return UNANSWERED;
  const { days, differences, untold, missing } = checked;
  const agrees = days.length > 0 && differences.length + untold.length + missing.length === 0;
  return { agrees, lines: describeTotalsCheck(request, checked) };
}
