import { useSyncExternalStore } from "react";
import type { DataState } from "../../client/data/data-state.ts";
import { usePane } from "./use-pane.ts";

/** What the functions of the workbook stand on; the component renders again when it changes. */
export function useData(): DataState {
  const { data } = usePane();
  return useSyncExternalStore(data.subscribe, () => data.state);
}
