import type { SecurityKey } from "../../client/data/security-key.ts";
import type { Resolve, Streaming } from "./call.ts";

type Answer = Streaming | Resolve;

/** Single cells in columns: with an object for each, the collector of garbage would take longer than the answers. */
export class SinglePlaces {
  readonly keys: (SecurityKey | null)[] = [];
  /** As it was written. */
  readonly fields: unknown[] = [];
  /** As the host handed them over; null = nothing stands here. */
  readonly args: (readonly unknown[] | null)[] = [];
  /** Who is told: a host's cell that streams, or a promise. */
  readonly answers: (Answer | null)[] = [];
  /** What the cell shows; NaN = nothing yet. */
  shown = new Float64Array(64);
  private readonly free: number[] = [];

  /** The place that it is given. */
  add(key: SecurityKey, field: unknown, args: readonly unknown[], answer: Answer): number {
    const place = this.free.pop() ?? this.keys.length;
    if (place >= this.shown.length) this.grow();
    this.keys[place] = key;
    this.fields[place] = field;
    this.args[place] = args;
    this.answers[place] = answer;
    this.shown[place] = NaN;
    return place;
  }

  /** Nothing happens where others stand by now. */
  remove(place: number, args: readonly unknown[]): void {
    if (this.args[place] !== args) return;
    this.keys[place] = null;
    this.fields[place] = null;
    this.args[place] = null;
    this.answers[place] = null;
    this.free.push(place);
  }

  private grow(): void {
    const more = new Float64Array(2 * this.shown.length);
    more.set(this.shown);
    this.shown = more;
  }
}
