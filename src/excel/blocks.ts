/** Excel's client splits larger writes itself, and has lost the tail of some (1,501 cells that end in an empty one). */
const CELLS_A_WRITE = 1_500;
/** Few enough for an answer in a moment, so that progress moves and Cancel is heard. */
const WRITES_A_SYNC = 4;

export interface Block {
  readonly start: number;
  readonly rows: number;
}

/** Rows cut into blocks of one write each. */
export function writeBlocks(rows: number, columns: number): Block[] {
  const size = Math.max(1, Math.floor(CELLS_A_WRITE / Math.max(1, columns)));
  return Array.from({ length: Math.ceil(rows / size) }, (_, index) => ({
    start: index * size,
    rows: Math.min(size, rows - index * size),
  }));
}

/** Blocks grouped by the sync that sends them. */
export function syncGroups(blocks: readonly Block[]): Block[][] {
  return Array.from({ length: Math.ceil(blocks.length / WRITES_A_SYNC) }, (_, index) =>
    blocks.slice(index * WRITES_A_SYNC, (index + 1) * WRITES_A_SYNC),
  );
}
