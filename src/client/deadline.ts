/** A signal that fires when the caller gives up, or when nothing was heard for too long. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Something was heard: the time starts anew. */
  extend(): void;
  expired(): boolean;
  /** Frees the timer; call it when the request is over. */
  end(): void;
}

/** Starts a deadline. `AbortSignal.any` would do, but web views of older Macs lack it. */
export function startDeadline(milliseconds: number, outer?: AbortSignal): Deadline {
  const controller = new AbortController();
  let expired = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const giveUp = () => controller.abort(outer?.reason);
  const extend = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      expired = true;
      controller.abort();
    }, milliseconds);
  };
  const end = () => {
    clearTimeout(timer);
    outer?.removeEventListener("abort", giveUp);
  };

  outer?.addEventListener("abort", giveUp);
  if (outer?.aborted) giveUp();
  extend();
  return { signal: controller.signal, extend, expired: () => expired, end };
}
