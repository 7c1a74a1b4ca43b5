import { afterDelete, afterInsert } from "./area.ts";
import type { Area } from "./grid.ts";
import { RichApiError } from "./rich-api-error.ts";

/** A place on a sheet that moves with its cells, as a range object does. */
export class Place {
  private current: Area | null;
  /** Given when the client asked to keep the range beyond its request. */
  referenceId: string | null = null;

  constructor(area: Area) {
    this.current = area;
  }

  get area(): Area {
    if (this.current !== null) return this.current;
    throw new RichApiError("InvalidReference", "The cells of this range were deleted.");
  }

  move(change: (area: Area) => Area | null): void {
    if (this.current !== null) this.current = change(this.current);
  }
}

/** All places that are in use: those of the running request and those that the client keeps. */
export class References {
  private readonly kept = new Map<string, Place>();
  private passing = new Set<Place>();
  private count = 0;

  /** Follows the place until the request ends. */
  follow(area: Area): Place {
    const place = new Place(area);
    this.passing.add(place);
    return place;
  }

  keep(place: Place): void {
    if (place.referenceId !== null) return;
    this.count += 1;
    place.referenceId = `range-${this.count}`;
    this.kept.set(place.referenceId, place);
  }

  find(id: string): Place {
    const place = this.kept.get(id);
    if (place !== undefined) return place;
    throw new RichApiError("InvalidObjectPath", `The range behind reference ${id} is no longer tracked.`);
  }

  release(id: string): void {
    this.kept.delete(id);
  }

  releaseAll(): void {
    this.kept.clear();
  }

  endRequest(): void {
    this.passing = new Set();
  }

  inserted(area: Area, shift: "down" | "right"): void {
    this.moveAll((place) => afterInsert(place, area, shift));
  }

  deleted(area: Area, shift: "up" | "left"): void {
    this.moveAll((place) => afterDelete(place, area, shift));
  }

  sheetDeleted(sheet: string): void {
    this.moveAll((place) => (place.sheet === sheet ? null : place));
  }

  private moveAll(change: (area: Area) => Area | null): void {
    for (const place of new Set([...this.passing, ...this.kept.values()])) place.move(change);
  }
}
