import { MetricError } from "../core/errors.ts";
import { throwError, toCellError } from "./cell.ts";
import type { Display } from "./display.ts";
import { isStreaming } from "./streaming.ts";

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

type Answer = (args: readonly unknown[]) => unknown;
type Answers = ReadonlyMap<string, Answer>;
/** After a failure to load, a cell that streams tries again by itself. */
const AGAIN_MS = 10_000;

/** They answer with a promise, or to the host's invocation object where it takes results one after another. */
export function createDataFunctions(display: Display) {
  let answers: Answers | undefined;
  let loading: Promise<Answers> | undefined;

  const load = () =>
    (loading ??= import("./data/start.ts").then(
      ({ startData }) => (answers = startData(display)),
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    ));

  const runLater = (id: string, args: readonly unknown[]): Promise<unknown> => {
    const last = args.at(-1);
    const host = isStreaming(last) ? last : null;
    let over = false;
    if (host) host.onCanceled = () => (over = true);
    return load().then(
      (ready) => (over ? undefined : ready.get(id)!(args)),
      () => {
        const failed = toCellError(NOT_LOADED, display.language);
        if (!host) return throwError(failed);
        host.setResult(failed);
        setTimeout(() => void (over || runLater(id, args)), AGAIN_MS);
        return undefined;
      },
    );
  };

  return DATA_FUNCTION_IDS.map((id) => {
    let answer: Answer | undefined;
    const run = (...args: unknown[]): unknown => {
      answer ??= answers?.get(id);
      return answer ? answer(args) : runLater(id, args);
    };
    return { id, run };
  });
}

const NOT_LOADED = new MetricError("notAvailable", {
  zh: "取数功能未能加载，请检查网络",
  en: "what reads data could not be loaded; check the network",
});
