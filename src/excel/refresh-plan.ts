/** A row of the table on the sheet, as far as the plan needs to know it. */
export interface SheetRow {
  readonly key: string | null;
  /** The user has something on the row: in a column of their own, or beside the table. */
  readonly hasUserCells: boolean;
  readonly isBlank: boolean;
}

export interface RefreshQuestion {
  readonly rows: readonly SheetRow[];
  /** Keys that the table should hold now, in its own order. */
  readonly keys: readonly string[];
  /** Keys that we wrote last time. */
  readonly written: ReadonlySet<string>;
  /** False where something stands beside the table that would fall out of line with its rows. */
  readonly canShift: boolean;
}

/** A row of the finished table: `old` is its index before (null = new), `content` the index of its key (null = not ours to fill). */
export interface PlannedRow {
  readonly old: number | null;
  readonly content: number | null;
  /** Our figures vanished, but the user has something here: the row stays, emptied. */
  readonly emptied: boolean;
}

export interface RefreshPlan {
  readonly rows: readonly PlannedRow[];
  /** Old indexes of the rows that go, ascending. */
  readonly removed: readonly number[];
}

/** Decides row by row what a refresh does: fill, add at the sorted place (else at the end), empty, remove, or leave alone. */
export function planRefresh({ rows, keys, written, canShift }: RefreshQuestion): RefreshPlan {
  const position = new Map(keys.map((key, index) => [key, index]));
  const matched = rows.map((row) => (row.key === null ? undefined : position.get(row.key)));
  const nothingMatched = matched.every((index) => index === undefined);

  const isOurs = (row: SheetRow) => row.key !== null && written.has(row.key);
  const goes = (row: SheetRow, index: number) => {
    if (matched[index] !== undefined || !canShift || row.hasUserCells) return false;
    return isOurs(row) || (row.isBlank && nothingMatched && keys.length > 0);
  };

  const removed = rows.flatMap((row, index) => (goes(row, index) ? [index] : []));
  const gone = new Set(removed);
  const kept = rows.flatMap((row, old): PlannedRow[] => {
    if (gone.has(old)) return [];
    const content = matched[old] ?? null;
    return [{ old, content, emptied: content === null && isOurs(row) }];
  });

  const present = new Set(matched);
  const added = keys.flatMap((_, content) => (present.has(content) ? [] : [content]));
  return { rows: place(kept, added, canShift), removed };
}

/** New rows go right behind the row that precedes them in the table's order, while the table is in that order. */
function place(kept: readonly PlannedRow[], added: readonly number[], canShift: boolean): PlannedRow[] {
  const order = kept.flatMap((row) => row.content ?? []);
  const inOrder = order.every((content, index) => index === 0 || order[index - 1]! <= content);
  const asNew = (content: number): PlannedRow => ({ old: null, content, emptied: false });
  if (!inOrder || !canShift || order.length === 0) return [...kept, ...added.map(asNew)];

  const waiting = [...added];
  const placed: PlannedRow[] = [];
  const lastOurs = kept.findLastIndex((row) => row.content !== null);
  kept.forEach((row, index) => {
    while (row.content !== null && waiting.length > 0 && waiting[0]! < row.content)
      placed.push(asNew(waiting.shift()!));
    placed.push(row);
    if (index === lastOurs) placed.push(...waiting.splice(0).map(asNew));
  });
  return placed;
}
