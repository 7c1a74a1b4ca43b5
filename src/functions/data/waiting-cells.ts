import type { Loading } from "../../client/data/block-loader.ts";
import type { CellError } from "../cell.ts";
import type { Call } from "./call.ts";
import type { GiveUp } from "./giving-up.ts";
import { SingleCellList } from "./single-cell-list.ts";

/** Single cells that wait for one day together. */
export class WaitingCells {
  cells = new SingleCellList();
  /** Those of them that had to take the long way. */
  readonly passedOn: Call[] = [];
  private loading: Loading | null = null;
  /** All before this place are over. */
  private first = 0;

  constructor(
    /** The day as they write it. */
    readonly when: unknown,
    private readonly giveUp: GiveUp,
  ) {}

  /** Those that are left, to be told: none waits here any more. */
  takeAll(): SingleCellList {
    const { cells } = this;
    this.cells = new SingleCellList();
    return cells;
  }

  async waitFor(loading: Loading): Promise<void> {
    this.loading = loading;
    await loading.settled;
    this.loading = null;
  }

  /** What nobody waits for any more is stopped. */
  releaseIfOver(): void {
    if (this.loading === null || !this.areOver()) return;
    this.loading.release();
    this.loading = null;
  }

  areOver(): boolean {
    const { hosts } = this.cells;
    while (this.first < hosts.length && hosts[this.first]!.onCanceled !== this.giveUp) this.first++;
    return this.first === hosts.length;
  }

  /** Those that show nothing yet are told so; one that streams goes on waiting. */
  tellLate(error: CellError): void {
    this.cells.hosts.forEach((host, place) => {
      if (host.onCanceled === this.giveUp && Number.isNaN(this.cells.shownAt(place))) host.setResult(error);
    });
  }
}
