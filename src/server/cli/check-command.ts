import { beijingDay } from "../../core/market/beijing-time.ts";
import { MARGIN_SINCE } from "../../core/market/exchange.ts";
import type { SecurityCode } from "../../core/market/security-code.ts";
import { checkHistory, type CheckedHistory } from "../collect/check-history.ts";
import type { SourceError } from "../collect/source.ts";
import { createSources } from "../collect/sources.ts";
import type { Config } from "../config.ts";
import { loadCalendar } from "../schedule/calendar-file.ts";
import { openReconciledStore } from "../truth/reconciled-store.ts";
import { readDays } from "./collect-command.ts";
import { describeCheck } from "./describe-check.ts";
import type { CheckOptions } from "./program.ts";
import type { Terminal } from "./terminal.ts";

/** Compares what is stored of each security with what its source tells of it now. True where nothing differs or lacks. */
export async function runCheck(
  securities: readonly SecurityCode[],
  options: CheckOptions,
  config: Config,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<boolean> {
  await loadCalendar(config.dataDirectory);
  const today = beijingDay(new Date());
  const store = await openReconciledStore(config);
  const sources = createSources({ urls: config.sourceUrls, pauseMs: config.pauseMs });
  let isWell = true;
  try {
    for (const { code, exchange } of securities) {
      terminal.progress({ zh: `${code} 正在核对…`, en: `Checking ${code} …` });
      const days = readDays({ exchange, from: MARGIN_SINCE[exchange], ...options }, today);
      const request = { exchange, code, ...days };
      const onProblem = ({ text }: SourceError) => terminal.complain(text);
      const checked = await checkHistory({ store, sources, request, onProblem, signal });
      if (checked) for (const line of describeCheck(request, checked)) terminal.say(line);
      isWell &&= checked !== null && agrees(checked);
    }
  } finally {
    await store.close();
  }
  return isWell;
}

const agrees = ({ days, differences, untold, unfilled }: CheckedHistory): boolean =>
  days.length > 0 && differences.length + untold.length + unfilled.length === 0;
