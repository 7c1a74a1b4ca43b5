import type { ICellRenderContext } from "@univerjs/core";
import type { Caller } from "./function-calls.ts";

/** What a mark takes of its cell, from the left. */
export const CARD_MARK_WIDTH = 18;
const SIZE = 11;
const LEFT = 4;
const COLOR = "#2f80b7";

/** What the engine draws over a cell, and whom it tells of a press on it. */
interface CardMark {
  drawWith(context: CanvasRenderingContext2D, cell: ICellRenderContext): void;
  isHit(position: { readonly x: number; readonly y: number }, cell: ICellRenderContext): boolean;
  onPointerDown(cell: ICellRenderContext): void;
}

/** The picture of a card before the name of an entity; a press opens the card. */
export function cardMark(open: (cell: Caller) => void): CardMark {
  return {
    drawWith(context, { primaryWithCoord: { startX, startY, endY } }) {
      const left = startX + LEFT;
      const top = Math.round((startY + endY - SIZE) / 2);
      context.strokeStyle = COLOR;
      context.lineWidth = 1;
      context.strokeRect(left + 0.5, top + 0.5, SIZE, SIZE);
      context.fillStyle = COLOR;
      context.fillRect(left, top, SIZE + 1, 4);
      for (const line of [6, 8.5]) context.fillRect(left + 3, top + line, SIZE - 5, 1);
    },
    isHit: ({ x, y }, cell) => isOnMark(x, y, cell),
    onPointerDown: ({ subUnitId, row, col }) => open({ sheet: subUnitId, row, column: col }),
  };
}

function isOnMark(x: number, y: number, { primaryWithCoord: { startX, startY, endY } }: ICellRenderContext): boolean {
  return x >= startX && x <= startX + CARD_MARK_WIDTH && y >= startY && y <= endY;
}
