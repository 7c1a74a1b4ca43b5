import type { KeyboardEvent, PointerEvent } from "react";
import { paneWidths } from "./use-pane-width.ts";

interface PaneDividerProps {
  readonly label: string;
  readonly width: number;
  readonly onWidth: (width: number) => void;
}

const keyStep = 16;

/** The left edge of the pane, to be dragged or moved by the arrow keys. */
export function PaneDivider({ label, width, onWidth }: PaneDividerProps) {
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onWidth(window.innerWidth - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowLeft") onWidth(width + keyStep);
    if (event.key === "ArrowRight") onWidth(width - keyStep);
  };
  return (
    <div
      className="pane-divider"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={paneWidths.least}
      aria-valuemax={paneWidths.most}
      // Captured, the pointer stays ours over the add-in's frame too, which would swallow its moves.
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
