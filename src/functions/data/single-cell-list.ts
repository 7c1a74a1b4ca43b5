import { keyOfNumber, type SecurityKey } from "../../client/data/security-key.ts";
import type { Streaming } from "../streaming.ts";

/** Bits of a field's place in the catalogue; those of the security are above them. */
const FIELD_BITS = 10;

/** Single cells in columns: with an object for each, the collector of garbage would take longer than the answers. */
export class SingleCellList {
  /** Who is told. */
  readonly hosts: Streaming[] = [];
  /** Security and field of each as one number. */
  private questions = new Int32Array(16);
  private shown = new Float64Array(16);

  get count(): number {
    return this.hosts.length;
  }

  /** `shown` is what the cell shows; NaN = nothing yet. */
  add(host: Streaming, key: SecurityKey, field: number, shown: number): void {
    const place = this.hosts.push(host) - 1;
    if (place === this.shown.length) this.grow();
    this.questions[place] = (key.number << FIELD_BITS) | field;
    this.shown[place] = shown;
  }

  keyAt(place: number): SecurityKey {
    return keyOfNumber(this.questions[place]! >>> FIELD_BITS);
  }

  /** Place in the catalogue of fields. */
  fieldAt(place: number): number {
    return this.questions[place]! & ((1 << FIELD_BITS) - 1);
  }

  shownAt(place: number): number {
    return this.shown[place]!;
  }

  /** Takes over those of another list that are not over. */
  addAll(list: SingleCellList, isOver: (host: Streaming) => boolean): void {
    list.hosts.forEach((host, place) => {
      if (!isOver(host)) this.add(host, list.keyAt(place), list.fieldAt(place), list.shownAt(place));
    });
  }

  private grow(): void {
    const questions = new Int32Array(2 * this.questions.length);
    const shown = new Float64Array(2 * this.shown.length);
    questions.set(this.questions);
    shown.set(this.shown);
    this.questions = questions;
    this.shown = shown;
  }
}
