import type { SecurityKey } from "../../client/data/security-key.ts";
import type { Streaming } from "../streaming.ts";
import type { GiveUp } from "./giving-up.ts";
import { SingleCellList } from "./single-cell-list.ts";

/** So few places of cells that are over are left as they are. */
const FEW_PLACES = 1000;

/** Single cells that show something and may be told more, by the day as they write it. */
export class SettledCells {
  private lists = new Map<unknown, SingleCellList>();
  private last: SingleCellList | null = null;
  private lastWhen: unknown = undefined;
  private count = 0;
  private over = 0;

  constructor(private readonly giveUp: GiveUp) {}

  add(when: unknown, host: Streaming, key: SecurityKey, field: number, shown: number): void {
    const list = this.last !== null && when === this.lastWhen ? this.last : this.listOf(when);
    list.add(host, key, field, shown);
    this.count++;
  }

  /** One of them, or of others, is over: places are let go once every second one may be. */
  onGivenUp(): void {
    this.over++;
    if (this.over < FEW_PLACES || 2 * this.over < this.count) return;
    const isOver = (host: Streaming) => host.onCanceled !== this.giveUp;
    const lists = this.takeAll();
    for (const [when, list] of lists) {
      const left = new SingleCellList();
      left.addAll(list, isOver);
      if (left.count > 0) this.lists.set(when, left);
      this.count += left.count;
    }
  }

  /** All of them, to be told anew: none stays here. */
  takeAll(): ReadonlyMap<unknown, SingleCellList> {
    const { lists } = this;
    this.lists = new Map();
    this.last = null;
    this.count = this.over = 0;
    return lists;
  }

  private listOf(when: unknown): SingleCellList {
    const list = this.lists.get(when) ?? new SingleCellList();
    this.lists.set(when, list);
    this.last = list;
    this.lastWhen = when;
    return list;
  }
}
