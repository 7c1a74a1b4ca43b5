import { useState } from "react";

const key = "rzrq.workbench.paneWidth";

/** In pixels; Excel too lets a pane be no narrower than its add-in can bear. */
export const paneWidths = { least: 320, usual: 360, most: 720 };

export function usePaneWidth(storage: Storage): {
  readonly width: number;
  readonly setWidth: (width: number) => void;
} {
  const [width, setWidth] = useState(() => boundedPaneWidth(Number(storage.getItem(key) ?? paneWidths.usual)));
  return {
    width,
    setWidth: (wanted) => {
      const bounded = boundedPaneWidth(wanted);
      storage.setItem(key, String(bounded));
      setWidth(bounded);
    },
  };
}

export function boundedPaneWidth(width: number): number {
  if (Number.isNaN(width)) return paneWidths.usual;
  return Math.round(Math.min(paneWidths.most, Math.max(paneWidths.least, width)));
}
