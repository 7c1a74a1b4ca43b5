import { integerArgument } from "../arguments.ts";
import type { HostClass } from "../host-object.ts";
import type { Book } from "../book.ts";
import { areaArgument } from "./range.ts";

interface Panes {
  readonly book: Book;
  readonly sheet: string;
}

export const freezePanesClass: HostClass<Panes> = {
  name: "WorksheetFreezePanes",
  methods: {
    FreezeRows: (panes, count) => freeze(panes, countOr1(count), 0),
    FreezeColumns: (panes, count) => freeze(panes, 0, countOr1(count)),
    FreezeAt: (panes, frozen) => {
      const area = areaArgument(panes.book, frozen, panes.sheet);
      return freeze(panes, area.row + area.rows, area.column + area.columns);
    },
    Unfreeze: (panes) => freeze(panes, 0, 0),
  },
};

async function freeze({ book, sheet }: Panes, rows: number, columns: number): Promise<void> {
  await (await book.grid()).freeze(sheet, rows, columns);
}

function countOr1(count: unknown): number {
  return count === undefined || count === null ? 1 : integerArgument(count, "count");
}
