import { useEffect, useState } from "react";
import type { WorkbenchController } from "./controller.ts";
import { pickFile } from "./pick-file.ts";
import type { WorkbenchState } from "./state.ts";

export interface FileActions {
  readonly newWorkbook: () => void;
  readonly open: () => void;
  readonly save: () => void;
  /** Something waits for the user to give up unsaved changes. */
  readonly pending: boolean;
  readonly confirmPending: () => void;
  readonly cancelPending: () => void;
}

/** New, open and save, with the question before unsaved changes are lost, and the keys for them. */
export function useFileActions(controller: WorkbenchController, state: WorkbenchState): FileActions {
  const [pending, setPending] = useState<(() => void) | null>(null);

  const guarded = (action: () => void) => () => {
    if (state.changed) setPending(() => action);
    else action();
  };
  const actions = {
    newWorkbook: guarded(() => void controller.newWorkbook()),
    open: guarded(() => void pickFile(".xlsx").then((file) => file && controller.open(file.name, file.bytes))),
    save: () => void controller.save(),
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const action = event.key === "s" ? actions.save : event.key === "o" ? actions.open : null;
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  });

  useEffect(() => {
    if (!state.changed) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", onUnload);
    return () => window.removeEventListener("beforeunload", onUnload);
  }, [state.changed]);

  return {
    ...actions,
    pending: pending !== null,
    confirmPending: () => {
      pending?.();
      setPending(null);
    },
    cancelPending: () => setPending(null),
  };
}
