import type { CardLines } from "../grid/card-lines.ts";
import type { UniverGrid } from "../grid/create-grid.ts";
import type { BrowserGrid } from "../grid/univer-browser.ts";
import type { OpenCard } from "./session.ts";

export function selectedCard(grid: Pick<UniverGrid, "selection" | "cardAt">): CardLines | null {
  const { sheet, row, column } = grid.selection();
  return grid.cardAt(sheet, row, column);
}

/** Opens the card of the selected cell by its mark, or by Ctrl+Shift+F5 as in Excel; returns how to stop. */
export function listenForCards(surface: BrowserGrid, onCard: (card: OpenCard) => void): () => void {
  const { grid } = surface;
  const open = (): boolean => {
    const card = selectedCard(grid);
    if (card) onCard({ ...card, box: surface.selectedCellBox() });
    return card !== null;
  };
  const onKey = (event: KeyboardEvent): void => {
    const isShortcut = event.key === "F5" && event.shiftKey && (event.ctrlKey || event.metaKey);
    if (!isShortcut || !open()) return;
    event.preventDefault();
    event.stopPropagation();
  };
  // The press selects the cell as well, and takes the focus, before the next frame.
  const stopMarks = grid.listenToCardMarks(() => requestAnimationFrame(() => void open()));
  window.addEventListener("keydown", onKey, true);
  return () => {
    stopMarks();
    window.removeEventListener("keydown", onKey, true);
  };
}
