import { useCallback, useEffect, useState } from "react";
import type { Status } from "../../contracts/api.ts";
import { explain } from "../session/messages.ts";
import { useData } from "./use-data.ts";
import { usePane } from "./use-pane.ts";

export type StatusReading =
  | { readonly state: "loading" }
  | { readonly state: "known"; readonly status: Status }
  | { readonly state: "failed"; readonly reason: string };

/** Reads the server's status when the screen opens, when the server lets in with a token, and when told to. */
export function useStatus(): { readonly reading: StatusReading; readonly reload: () => void } {
  const { readStatus, strings, language } = usePane();
  const { tokenNeeded } = useData();
  const [attempt, setAttempt] = useState(0);
  const [reading, setReading] = useState<StatusReading>({ state: "loading" });
  useEffect(() => {
    const leaving = new AbortController();
    readStatus(leaving.signal)
      .then((status) => setReading({ state: "known", status }))
      .catch((error: unknown) => {
        if (!leaving.signal.aborted) setReading({ state: "failed", reason: explain(error, { strings, language }) });
      });
    return () => leaving.abort();
  }, [readStatus, strings, language, attempt, tokenNeeded]);
  return { reading, reload: useCallback(() => setAttempt((count) => count + 1), []) };
}
