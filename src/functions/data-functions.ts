import { MetricError } from "../core/errors.ts";
import { throwError, toCellError } from "./cell.ts";
import type { Display } from "./display.ts";

/** The functions that read disclosed data. What answers them is loaded when the first is called. */
export const DATA_FUNCTION_IDS = [
  "GET",
  "HIST",
  "MARKET",
  "SECTOR",
  "RANKING",
  "SCREEN",
  "FIELDS",
  "ASOF",
  "SECURITY",
] as const;

type Answer = (id: string, args: readonly unknown[]) => unknown;
/** After a failure to load, a cell that streams tries again by itself. */
const AGAIN_MS = 10_000;

/** They answer with a promise, or to the host's invocation object where it takes results one after another. */
export function createDataFunctions(display: Display) {
  let answer: Answer | undefined;
  let loading: Promise<Answer> | undefined;

  const load = () =>
    (loading ??= import("./data/start.ts").then(
      ({ startData }) => (answer = startData(display)),
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    ));

  const runLater = (id: string, args: readonly unknown[]): Promise<unknown> =>
    load().then(
      (ready) => ready(id, args),
      () => {
        const failed = toCellError(NOT_LOADED, display.language);
        const host = args.at(-1) as { setResult?: (value: unknown) => void } | undefined;
        if (!host?.setResult) return throwError(failed);
        host.setResult(failed);
        setTimeout(() => void runLater(id, args), AGAIN_MS);
        return undefined;
      },
    );

  return DATA_FUNCTION_IDS.map((id) => ({
    id,
    run: (...args: unknown[]): unknown => (answer ? answer(id, args) : runLater(id, args)),
  }));
}

const NOT_LOADED = new MetricError("notAvailable", {
  zh: "取数功能未能加载，请检查网络",
  en: "what reads data could not be loaded; check the network",
});
