import type { Streaming } from "../streaming.ts";

/** What hosts call to give a cell up. */
export type GiveUp = (this: Streaming | undefined) => void;

/**
 * One function for all cells, where a function for each would be most of what a cell costs. It is called as a method of
 * the invocation object, as Microsoft's runtime does on every platform, and leaves its mark there: a cell is over once its
 * host has another function in this place, or none.
 */
export function createGiveUp(onGivenUp: () => void): GiveUp {
  return function giveUp() {
    if (this?.onCanceled !== giveUp) return;
    this.onCanceled = undefined;
    onGivenUp();
  };
}
